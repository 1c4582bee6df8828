package dev.dmcp.compose.normalize;

import dev.dmcp.compose.interpolate.Variables;
import dev.dmcp.compose.tree.Fields;
import dev.dmcp.compose.tree.GoText;
import dev.dmcp.compose.tree.Items;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;

/** Gives names without a value the value that the environment has for them. */
public final class EnvironmentResolution {
    /** Where the value of a secret that comes from the environment is kept; it is never printed. */
    public static final String SECRET_VALUE = "x-#value";

    private final Variables variables;

    public EnvironmentResolution(Variables variables) {
        this.variables = variables;
    }

    public void apply(Fields root) {
        each(root.fields("services"), service -> {
            if (service.get("environment") instanceof Items items) {
                items.replaceAll(this::resolve);
            }
        });
        each(root.fields("secrets"), secret -> fill(secret, SECRET_VALUE));
        each(root.fields("configs"), config -> fill(config, "content"));
    }

    private static void each(@Nullable Fields elements, Consumer<Fields> action) {
        if (elements != null) {
            for (Object element : elements.values()) {
                if (element instanceof Fields fields) {
                    action.accept(fields);
                }
            }
        }
    }

    private Object resolve(@Nullable Object item) {
        String name = GoText.of(item);
        String value = variables.get(name);
        return value == null ? name : name + "=" + value;
    }

    private void fill(Fields element, String key) {
        String value = element.get("environment") instanceof String name ? variables.get(name) : null;
        if (value != null) {
            element.put(key, value);
        }
    }
}
