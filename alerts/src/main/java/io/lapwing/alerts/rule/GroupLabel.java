package io.lapwing.alerts.rule;

import io.lapwing.record.Entity;
import io.lapwing.record.Signal;
import io.lapwing.record.StoryStage;
import java.util.List;
import java.util.Locale;

/// What a rule may group by.
public enum GroupLabel {
    /// The signal's theme.
    THEME {
        @Override
        List<String> values(Signal signal) {
            return List.of(signal.getTheme());
        }
    },
    /// Who published the report.
    PUBLISHER {
        @Override
        List<String> values(Signal signal) {
            return List.of(signal.getReport().getOrigin().getPublisher());
        }
    },
    /// The publisher's country, if known.
    COUNTRY {
        @Override
        List<String> values(Signal signal) {
            String country = signal.getReport().getOrigin().getCountry();
            return country == null ? List.of() : List.of(country);
        }
    },
    /// The story.
    STORY {
        @Override
        List<String> values(Signal signal) {
            return List.of(signal.getStoryId());
        }
    },
    /// Each entity that the report names.
    ENTITY {
        @Override
        List<String> values(Signal signal) {
            return signal.getEntities().stream().map(Entity::getId).distinct().toList();
        }
    },
    /// Each concept that counted.
    CONCEPT {
        @Override
        List<String> values(Signal signal) {
            return signal.getConcepts().stream().distinct().toList();
        }
    },
    /// The source that published the report.
    SOURCE {
        @Override
        List<String> values(Signal signal) {
            return List.of(signal.getReport().getOrigin().getSourceId());
        }
    },
    /// The story's stage; for a rule of type story, each of its stages that the story has reached.
    STAGE {
        @Override
        List<String> values(Signal signal) {
            return List.of(stage(signal.getStoryStage()));
        }
    };

    private final String label = name().toLowerCase(Locale.ROOT);

    /// The values that a signal has; a rule sees it once in each group, and not at all where there is no value.
    abstract List<String> values(Signal signal);

    /// The label's name in rules, routes and alerts.
    public String label() {
        return label;
    }

    static String stage(StoryStage stage) {
        return stage.name().toLowerCase(Locale.ROOT);
    }
}
