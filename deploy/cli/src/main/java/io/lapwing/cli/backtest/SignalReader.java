package io.lapwing.cli.backtest;

import java.util.List;

/// Where recorded signals come from, about in the order of their time.
public interface SignalReader extends AutoCloseable {
    /// Some more of them; none at the end.
    List<Recorded> read();

    /// Records that could not be read so far; the first few are complained about as they come.
    long unreadable();

    @Override
    void close();
}
