/// Rules: their file, their conditions, and what they decide about signals as time goes by.
@NullMarked
package io.lapwing.alerts.rule;

import org.jspecify.annotations.NullMarked;
