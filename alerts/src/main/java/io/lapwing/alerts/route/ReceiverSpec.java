package io.lapwing.alerts.route;

import io.lapwing.runtime.config.Secret;
import java.nio.file.Path;
import java.util.Optional;

/// Someone who is told, as the rules file describes it.
public sealed interface ReceiverSpec {
    /// Its name, which routes use.
    String name();

    /// Where its address comes from; nothing for receivers without one.
    Address address();

    /// Whether it is told when an alert is resolved.
    boolean sendResolved();

    /// A Slack channel behind an incoming webhook.
    record Slack(String name, Address address, boolean sendResolved) implements ReceiverSpec {}

    /// A webhook that takes JSON.
    ///
    /// @param signingSecret where the secret comes from that messages are signed with, if they are
    record Webhook(String name, Address address, Optional<Address> signingSecret, boolean sendResolved)
            implements ReceiverSpec {}

    /// Standard output.
    record Console(String name, boolean sendResolved) implements ReceiverSpec {
        @Override
        public Address address() {
            return new Address.None();
        }
    }

    /// Where the address of a webhook, or the secret that it shares, comes from. Both are secrets wherever they come
    /// from.
    sealed interface Address {
        /// There is none.
        record None() implements Address {}

        /// The rules file itself.
        record Given(Secret url) implements Address {}

        /// An environment variable.
        record Environment(String variable) implements Address {}

        /// A file that holds it.
        record InFile(Path path) implements Address {}

        /// The setting `lapwing.alerts.slack.webhook-url`.
        record Setting() implements Address {}
    }
}
