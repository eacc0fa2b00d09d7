package io.lapwing.cli.topics;

import io.lapwing.schemas.TopicSpec;
import org.apache.avro.Schema;

/// One thing in which the cluster differs from the declaration.
public sealed interface TopicDifference {
    /// What it is about, for people.
    String describe();

    /// A topic that is not there; applying creates it.
    ///
    /// @param topic how it is to be
    record MissingTopic(TopicSpec topic) implements TopicDifference {
        @Override
        public String describe() {
            int partitions = topic.partitions();
            return "create topic " + topic.name() + " with " + partitions
                    + (partitions == 1 ? " partition" : " partitions");
        }
    }

    /// A setting of a topic that differs; applying sets it.
    ///
    /// @param topic the topic
    /// @param key the setting
    /// @param actual its value now
    /// @param declared its value in the declaration
    record DifferentSetting(String topic, String key, String actual, String declared) implements TopicDifference {
        @Override
        public String describe() {
            return "set " + key + " of topic " + topic + " from " + actual + " to " + declared;
        }
    }

    /// A topic with another number of partitions. It is left alone, since changing it would move keys.
    ///
    /// @param topic the topic
    /// @param actual partitions now
    /// @param declared partitions in the declaration
    record DifferentPartitions(String topic, int actual, int declared) implements TopicDifference {
        @Override
        public String describe() {
            return "topic " + topic + " has " + actual + " partitions instead of " + declared
                    + "; this is left alone, because a change would move keys to other partitions";
        }
    }

    /// A schema that the registry does not have; applying registers it.
    ///
    /// @param subject the subject
    /// @param schema what it is to have
    record MissingSchema(String subject, Schema schema) implements TopicDifference {
        @Override
        public String describe() {
            return "register the schema of subject " + subject;
        }
    }
}
