package io.lapwing.ingest.push;

import io.lapwing.runtime.config.Secret;
import io.lapwing.runtime.http.SigningSecret;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/// Somebody who may push.
///
/// @param name who it is; its reports are of source `push:NAME` unless they say otherwise
/// @param token its bearer token, if it may use one
/// @param secrets what it may sign with; several while keys are exchanged
/// @param sources names of further sources that it may push for
public record PushClient(String name, Optional<Secret> token, List<SigningSecret> secrets, Set<String> sources) {
    /// Who pushes without having to say who it is.
    static final PushClient ANONYMOUS = new PushClient("anonymous", Optional.empty(), List.of(), Set.of());

    boolean mayPushFor(String source) {
        return source.equals(name) || sources.contains(source);
    }
}
