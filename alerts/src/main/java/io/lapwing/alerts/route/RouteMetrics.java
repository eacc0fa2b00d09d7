package io.lapwing.alerts.route;

/// What there is to count about routing.
public interface RouteMetrics {
    /// Counts nothing.
    RouteMetrics NONE = (receiver, by) -> {};

    /// An alert that was due is held; counted once for each time that it begins to be.
    ///
    /// @param receiver who would have been told
    void held(String receiver, Held.By by);
}
