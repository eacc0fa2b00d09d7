package io.lapwing.alerts;

import io.lapwing.runtime.app.ServiceDefinition;
import io.lapwing.runtime.app.ServiceMain;

/// The alerts service as a program.
public final class AlertsApp {
    /// What it is and how it is built.
    public static final ServiceDefinition<AlertsConfig> DEFINITION = new ServiceDefinition<>(
            "alerts",
            "Evaluates rules over signals, writes alerts and delivers notifications.",
            AlertsConfig.class,
            AlertsService::build);

    private AlertsApp() {}

    /// Runs the service until it is told to stop.
    public static void main(String... args) {
        System.exit(ServiceMain.run(DEFINITION, args));
    }
}
