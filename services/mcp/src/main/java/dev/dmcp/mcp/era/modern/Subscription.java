package dev.dmcp.mcp.era.modern;

import dev.dmcp.mcp.server.Caller;
import dev.dmcp.mcp.server.Change;
import dev.dmcp.mcp.wire.Fields;
import dev.dmcp.mcp.wire.Message;
import dev.dmcp.mcp.wire.Names;
import dev.dmcp.mcp.wire.RequestId;
import dev.dmcp.service.kit.json.JsonArray;
import dev.dmcp.service.kit.json.JsonObject;
import java.util.List;
import java.util.Optional;

/** What one {@code subscriptions/listen} wants to hear of, and how it is told. */
record Subscription(
        RequestId id,
        Optional<Caller> caller,
        boolean tools,
        boolean prompts,
        boolean resources,
        List<String> uris,
        List<String> tasks) {

    private static final int MOST_ENTRIES = 1_000;

    static Subscription of(Message.Request request, Optional<Caller> caller) {
        JsonObject wanted = Fields.requiredObject(request.params(), "notifications");
        return new Subscription(
                request.id(),
                caller,
                Fields.flag(wanted, "toolsListChanged"),
                Fields.flag(wanted, "promptsListChanged"),
                Fields.flag(wanted, "resourcesListChanged"),
                bounded(Fields.texts(wanted, "resourceSubscriptions")),
                bounded(Fields.texts(wanted, "taskIds")));
    }

    /** The first message of the stream: what of the wishes is granted. */
    Message acknowledgement() {
        JsonObject.Builder granted = JsonObject.builder();
        flag(granted, "toolsListChanged", tools);
        flag(granted, "promptsListChanged", prompts);
        flag(granted, "resourcesListChanged", resources);
        texts(granted, "resourceSubscriptions", uris);
        texts(granted, "taskIds", tasks);
        return notification(
                "notifications/subscriptions/acknowledged",
                JsonObject.builder().put("notifications", granted.build()).build());
    }

    /** The message for a change, when this subscription is to hear of it. */
    Optional<Message> message(Change change) {
        return switch (change) {
            case Change.Tools() -> when(tools, "notifications/tools/list_changed", JsonObject.empty());
            case Change.Prompts() -> when(prompts, "notifications/prompts/list_changed", JsonObject.empty());
            case Change.Resources() -> when(resources, "notifications/resources/list_changed", JsonObject.empty());
            case Change.ResourceUpdated updated ->
                when(
                        uris.contains(updated.uri()) && updated.concerns(caller),
                        "notifications/resources/updated",
                        JsonObject.builder().put("uri", updated.uri()).build());
            case Change.Task(String task, Optional<Caller> owner, JsonObject state) ->
                when(tasks.contains(task) && owner.equals(caller), "notifications/tasks", state);
        };
    }

    /** The result that ends the stream in order. */
    JsonObject closing() {
        return JsonObject.builder()
                .put(Names.RESULT_TYPE, Names.RESULT_COMPLETE)
                .put(Names.META, mark())
                .build();
    }

    private Optional<Message> when(boolean wanted, String method, JsonObject params) {
        return wanted ? Optional.of(notification(method, params)) : Optional.empty();
    }

    private Message notification(String method, JsonObject params) {
        return new Message.Notification(
                method, params.toBuilder().put(Names.META, mark()).build());
    }

    private JsonObject mark() {
        return JsonObject.builder().put(Names.META_SUBSCRIPTION_ID, id.toJson()).build();
    }

    private static List<String> bounded(List<String> wishes) {
        return wishes.subList(0, Math.min(wishes.size(), MOST_ENTRIES));
    }

    private static void flag(JsonObject.Builder json, String name, boolean granted) {
        if (granted) {
            json.put(name, true);
        }
    }

    private static void texts(JsonObject.Builder json, String name, List<String> granted) {
        if (!granted.isEmpty()) {
            json.put(name, JsonArray.ofStrings(granted));
        }
    }
}
