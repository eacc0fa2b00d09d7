package io.lapwing.alerts.notify;

import static java.nio.charset.StandardCharsets.UTF_8;

import io.lapwing.alerts.route.ReceiverSpec;
import io.lapwing.alerts.route.ReceiverSpec.Address;
import io.lapwing.runtime.config.ConfigException;
import io.lapwing.runtime.config.Problem;
import io.lapwing.runtime.config.Secret;
import io.lapwing.runtime.http.SigningSecret;
import java.io.IOException;
import java.io.PrintStream;
import java.net.URI;
import java.nio.file.Files;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/// Makes receivers of what the rules file says about them, with their addresses looked up and checked.
///
/// @param environment the process environment
/// @param slackUrl the setting `lapwing.alerts.slack.webhook-url`, if it is set
/// @param client sends requests
/// @param console format of the console
/// @param out standard output
/// @param clock time of signatures
record Receivers(
        Map<String, String> environment,
        Optional<Secret> slackUrl,
        WebhookClient client,
        ConsoleFormat console,
        PrintStream out,
        InstantSource clock) {
    private static final String SETTING = "lapwing.alerts.slack.webhook-url";

    /// The receivers.
    ///
    /// @throws ConfigException naming every address that is missing or is none; it never shows one
    List<Receiver> of(List<ReceiverSpec> specs) {
        var problems = new ArrayList<Problem>();
        var receivers = new ArrayList<Receiver>();
        specs.forEach(spec -> of(spec, problems).ifPresent(receivers::add));
        if (!problems.isEmpty()) {
            throw new ConfigException(problems);
        }
        return List.copyOf(receivers);
    }

    private Optional<Receiver> of(ReceiverSpec spec, List<Problem> problems) {
        return switch (spec) {
            case ReceiverSpec.Console(String name, boolean resolved) ->
                Optional.of(new ConsoleReceiver(name, console, out));
            case ReceiverSpec.Slack(String name, Address address, boolean resolved) ->
                url(name, address, problems).map(url -> new SlackReceiver(name, url, client));
            case ReceiverSpec.Webhook(
                    String name,
                    Address address,
                    Optional<Address> signingSecret,
                    boolean resolved) -> {
                int before = problems.size();
                Optional<SigningSecret> secret = signingSecret.flatMap(each -> secret(name, each, problems));
                Optional<Secret> url = url(name, address, problems);
                yield problems.size() > before
                        ? Optional.empty()
                        : url.map(each ->
                                new WebhookReceiver(name, new WebhookReceiver.Target(each, secret), client, clock));
            }
        };
    }

    private Optional<Secret> url(String receiver, Address address, List<Problem> problems) {
        return value(receiver, address, "the address", problems)
                .flatMap(value ->
                        checked(value.place(), value.key(), value.text().reveal(), problems));
    }

    private Optional<SigningSecret> secret(String receiver, Address address, List<Problem> problems) {
        Optional<Value> value = value(receiver, address, "the secret", problems);
        Optional<SigningSecret> secret = value.flatMap(
                each -> SigningSecret.parse(new Secret(each.text().reveal().strip())));
        if (value.isPresent() && secret.isEmpty()) {
            problems.add(Problem.of(
                    value.get().place(),
                    value.get().key(),
                    "holds no signing secret; it must be " + SigningSecret.FORM));
        }
        return secret;
    }

    /// A value that was looked up, and where it was found.
    private record Value(String place, String key, Secret text) {}

    private Optional<Value> value(String receiver, Address address, String what, List<Problem> problems) {
        String place = "receiver " + receiver;
        return switch (address) {
            case Address.None() -> Optional.empty();
            case Address.Given(Secret url) -> Optional.of(new Value(place, "url", url));
            case Address.Environment(String variable) -> {
                String text = environment.get(variable);
                if (text == null || text.isBlank()) {
                    problems.add(Problem.of(place, variable, "is not set in the environment; set it to " + what));
                    yield Optional.empty();
                }
                yield Optional.of(new Value(place, variable, new Secret(text)));
            }
            case Address.InFile(var path) -> {
                try {
                    yield Optional.of(new Value(place, path.toString(), new Secret(Files.readString(path, UTF_8))));
                } catch (IOException e) {
                    problems.add(Problem.of(
                            place,
                            path.toString(),
                            "cannot be read: " + e.getClass().getSimpleName()));
                    yield Optional.empty();
                }
            }
            case Address.Setting() -> {
                if (slackUrl.isEmpty()) {
                    problems.add(Problem.of(place, SETTING, "is not set; set it, or url_env or url_path in the rules"));
                }
                yield slackUrl.map(url -> new Value(place, SETTING, url));
            }
        };
    }

    private static Optional<Secret> checked(String place, String key, String value, List<Problem> problems) {
        String url = value.strip();
        if (!isWebAddress(url)) {
            problems.add(Problem.of(place, key, "holds no web address; it must begin with https:// or http://"));
            return Optional.empty();
        }
        return Optional.of(new Secret(url));
    }

    private static boolean isWebAddress(String url) {
        try {
            URI uri = URI.create(url);
            String scheme = String.valueOf(uri.getScheme());
            return uri.getHost() != null && (scheme.equalsIgnoreCase("https") || scheme.equalsIgnoreCase("http"));
        } catch (IllegalArgumentException e) {
            return false; // its message would show the address
        }
    }
}
