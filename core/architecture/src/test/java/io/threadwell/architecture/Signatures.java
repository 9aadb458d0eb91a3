package io.threadwell.architecture;

import com.tngtech.archunit.core.domain.JavaClass;
import com.tngtech.archunit.core.domain.JavaCodeUnit;
import com.tngtech.archunit.core.domain.JavaField;
import com.tngtech.archunit.core.domain.JavaMember;
import com.tngtech.archunit.core.domain.JavaModifier;
import com.tngtech.archunit.core.domain.JavaType;
import java.util.Collection;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Stream;

/** The types that a public class makes its users know: those of its supertypes and of its public and protected members. */
final class Signatures {
    /** A type, and the place that shows it. */
    record Shown(String where, JavaClass type) {}

    private Signatures() {}

    static Stream<Shown> of(JavaClass type) {
        Stream<JavaType> above =
                Stream.concat(type.getSuperclass().stream().map(JavaType.class::cast), type.getInterfaces().stream());
        Stream<JavaMember> members = type.getMembers().stream().filter(Signatures::isVisible);
        return Stream.concat(
                above.flatMap(Signatures::involved).map(shown -> new Shown(type.getFullName(), shown)),
                members.flatMap(member -> types(member).map(shown -> new Shown(member.getFullName(), shown))));
    }

    static boolean isVisible(JavaClass type) {
        Optional<JavaClass> outer = type.getEnclosingClass();
        return type.getModifiers().contains(JavaModifier.PUBLIC) && (outer.isEmpty() || isVisible(outer.get()));
    }

    private static boolean isVisible(JavaMember member) {
        Set<JavaModifier> modifiers = member.getModifiers();
        return !modifiers.contains(JavaModifier.SYNTHETIC)
                && (modifiers.contains(JavaModifier.PUBLIC) || modifiers.contains(JavaModifier.PROTECTED));
    }

    private static Stream<JavaClass> types(JavaMember member) {
        if (member instanceof JavaField field) {
            return involved(field.getType());
        }
        JavaCodeUnit unit = (JavaCodeUnit) member;
        return Stream.of(
                        unit.getParameterTypes().stream(),
                        Stream.of(unit.getReturnType()),
                        unit.getExceptionTypes().stream().map(JavaType.class::cast))
                .flatMap(types -> types)
                .flatMap(Signatures::involved);
    }

    private static Stream<JavaClass> involved(JavaType type) {
        Collection<JavaClass> all = type.getAllInvolvedRawTypes();
        return all.stream().map(JavaClass::getBaseComponentType);
    }
}
