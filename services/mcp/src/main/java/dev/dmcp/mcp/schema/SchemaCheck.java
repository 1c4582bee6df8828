package dev.dmcp.mcp.schema;

import dev.dmcp.service.kit.json.JsonObject;
import dev.dmcp.service.kit.json.JsonValue;
import dev.harrel.jsonschema.Dialects;
import dev.harrel.jsonschema.Error;
import dev.harrel.jsonschema.JsonSchemaException;
import dev.harrel.jsonschema.Validator;
import dev.harrel.jsonschema.ValidatorFactory;
import java.net.URI;
import java.util.ArrayList;
import java.util.List;

/**
 * One compiled schema. Schemas without {@code $schema} are 2020-12; a {@code $ref} to another host is never fetched and makes the schema
 * invalid where it is used. Thread-safe.
 */
public final class SchemaCheck {
    private static final int MOST_PROBLEMS = 5;

    private final Validator validator;
    private final URI schema;

    private SchemaCheck(Validator validator, URI schema) {
        this.validator = validator;
        this.schema = schema;
    }

    /**
     * Compiles a schema of our own, which tests have seen: whether it is a sound schema is not looked at, since reading the schema of schemas costs
     * more at the first call of each tool than all the rest.
     *
     * @throws IllegalArgumentException when it cannot be compiled
     */
    public static SchemaCheck of(JsonObject schema) {
        return compile(schema, false);
    }

    /**
     * Compiles a schema that somebody else wrote.
     *
     * @throws IllegalArgumentException when it is no valid schema of its dialect, or of a dialect that is not known
     */
    public static SchemaCheck ofForeign(JsonObject schema) {
        return compile(schema, true);
    }

    private static SchemaCheck compile(JsonObject schema, boolean checkSchema) {
        try {
            Validator validator = new ValidatorFactory()
                    .withJsonNodeFactory(new KitNodes())
                    .withDefaultDialect(new Dialects.Draft2020Dialect())
                    .withDisabledSchemaValidation(!checkSchema)
                    .createValidator();
            return new SchemaCheck(validator, validator.registerSchema(schema));
        } catch (JsonSchemaException e) {
            throw new IllegalArgumentException("not a valid JSON Schema: " + e.getMessage(), e);
        }
    }

    /** What is wrong with {@code value}, at most five sentences; empty when it fits. */
    public List<String> problems(JsonValue value) {
        Validator.Result result = validator.validate(schema, value);
        if (result.isValid()) {
            return List.of();
        }
        List<String> problems = new ArrayList<>();
        for (Error error : result.getErrors()) {
            if (problems.size() < MOST_PROBLEMS) {
                problems.add(sentence(error));
            }
        }
        return problems.isEmpty() ? List.of("does not fit the schema") : List.copyOf(problems);
    }

    private static String sentence(Error error) {
        String where = error.getInstanceLocation();
        return where.isEmpty() ? error.getError() : where + ": " + error.getError();
    }
}
