package dev.loki.testing;

import java.lang.annotation.Documented;
import java.lang.annotation.ElementType;
import java.lang.annotation.Inherited;
import java.lang.annotation.Retention;
import java.lang.annotation.RetentionPolicy;
import java.lang.annotation.Target;
import org.junit.jupiter.api.extension.ExtendWith;

/**
 * Says what a test, or every test of a class, needs from outside the project.
 *
 * <p>Where one of these is absent the test is skipped and listed in the table at the end of the build; where
 * {@code -Dloki.require} names it, the test fails instead.
 */
@Documented
@Inherited
@Retention(RetentionPolicy.RUNTIME)
@Target({ElementType.TYPE, ElementType.METHOD})
@ExtendWith(NeedsCondition.class)
public @interface Needs {
    /** All that must be present. */
    External[] value();
}
