package io.lapwing.alerts.route;

import java.time.Duration;
import java.util.List;

/// One node of the route tree, with everything that it does not say itself taken from its parent.
///
/// @param id its place in the tree, by the matchers that lead there, so that it stays the same when others come or go:
///     `0` for the root, `0/severity=critical` for one under it, with `#2` for the second that has the same matchers
/// @param receiver name of the receiver
/// @param groupBy labels by which alerts are put into one message
/// @param waits when messages go out
/// @param matchers conditions that an alert must meet to come here; the root has none
/// @param goOn whether later siblings are tried too
/// @param times when it tells nobody
/// @param routes the nodes under it, tried in order
public record Route(
        String id,
        String receiver,
        List<String> groupBy,
        Waits waits,
        List<LabelMatcher> matchers,
        boolean goOn,
        Times times,
        List<Route> routes) {

    /// When the messages of a group go out.
    ///
    /// @param groupWait how long the first message of a group waits for company; 0 sends at once
    /// @param groupInterval shortest time from one message of a group to the next
    /// @param repeatInterval after how long a message is sent again while its alerts fire on
    public record Waits(Duration groupWait, Duration groupInterval, Duration repeatInterval) {}

    /// When a route tells nobody; what is due then waits. Unlike everything else it is not taken from the parent.
    ///
    /// @param mute it tells nobody at these times
    /// @param active it tells nobody outside these times; empty for no such limit
    public record Times(List<NamedTimes> mute, List<NamedTimes> active) {
        /// At no time.
        public static final Times ALWAYS = new Times(List.of(), List.of());

        public Times {
            mute = List.copyOf(mute);
            active = List.copyOf(active);
        }
    }

    public Route {
        groupBy = List.copyOf(groupBy);
        matchers = List.copyOf(matchers);
        routes = List.copyOf(routes);
    }

    /// This node with other nodes under it.
    public Route with(List<Route> children) {
        return new Route(id, receiver, groupBy, waits, matchers, goOn, times, children);
    }
}
