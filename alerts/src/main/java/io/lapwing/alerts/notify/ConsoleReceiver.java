package io.lapwing.alerts.notify;

import io.lapwing.record.Notification;
import java.io.PrintStream;

/// Standard output.
///
/// @param name its name, as routes use it
/// @param format how an alert is written
/// @param out where to
record ConsoleReceiver(String name, ConsoleFormat format, PrintStream out) implements Receiver {
    @Override
    public long spacingMillis() {
        return 0;
    }

    @Override
    public Answer send(Notification notification) {
        out.print(format.format(notification));
        out.flush();
        return out.checkError() ? Answer.Later.of("output-closed") : new Answer.Accepted();
    }
}
