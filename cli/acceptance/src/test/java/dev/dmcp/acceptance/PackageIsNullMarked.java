package dev.dmcp.acceptance;

import com.tngtech.archunit.core.domain.JavaClass;
import com.tngtech.archunit.lang.ArchCondition;
import com.tngtech.archunit.lang.ConditionEvents;
import com.tngtech.archunit.lang.SimpleConditionEvent;
import org.jspecify.annotations.NullMarked;

/** Holds for a class whose package carries {@link NullMarked}. */
final class PackageIsNullMarked extends ArchCondition<JavaClass> {

    PackageIsNullMarked() {
        super("live in a @NullMarked package");
    }

    @Override
    public void check(JavaClass type, ConditionEvents events) {
        if (!type.getPackage().isAnnotatedWith(NullMarked.class)) {
            events.add(SimpleConditionEvent.violated(
                    type,
                    type.getPackageName() + " has no @NullMarked package-info.java (" + type.getSimpleName() + ")"));
        }
    }
}
