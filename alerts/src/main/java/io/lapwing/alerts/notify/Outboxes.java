package io.lapwing.alerts.notify;

import java.time.Duration;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.function.Function;
import java.util.stream.Collectors;

/// The outbox of each receiver by its name. Receivers may change while it is used: what waits for one goes to whoever
/// has its name from then on.
final class Outboxes implements AutoCloseable {
    private final Outbox.Setup setup;
    private final Duration patience;
    private final Map<String, Outbox> byName = new ConcurrentHashMap<>();

    /// @param setup what all outboxes share
    /// @param receivers those who are told
    Outboxes(Outbox.Setup setup, ReceiverList receivers) {
        this.setup = setup;
        this.patience = receivers.patience();
        use(receivers);
    }

    /// Takes other receivers in place of those known so far.
    void use(ReceiverList receivers) {
        Map<String, Receiver> known =
                receivers.receivers().stream().collect(Collectors.toMap(Receiver::name, Function.identity()));
        byName.forEach((name, outbox) -> {
            if (!known.containsKey(name) && !(outbox.receiver() instanceof MissingReceiver)) {
                outbox.use(missing(name));
            }
        });
        known.forEach((name, receiver) -> byName.compute(name, (key, outbox) -> {
            if (outbox == null) {
                return new Outbox(receiver, setup);
            }
            outbox.use(receiver);
            return outbox;
        }));
    }

    /// Has a notification wait for its receiver.
    void add(Task task) {
        byName.computeIfAbsent(task.notification().getReceiver(), name -> new Outbox(missing(name), setup))
                .add(task);
    }

    @Override
    public void close() {
        byName.values().forEach(Outbox::close);
    }

    private Receiver missing(String name) {
        return new MissingReceiver(name, setup.clock().instant().plus(patience), setup.clock());
    }
}
