// SPDX-FileCopyrightText: The muscope authors
// SPDX-License-Identifier: Apache-2.0
#include "core/mcp/task_state.h"

#include "core/json/parser.h"
#include "core/mcp/input_round.h"

#include <algorithm>
#include <charconv>

namespace muscope {

namespace {

using json::Document;
using json::NodeId;
using json::Type;

constexpr std::chrono::milliseconds ShortestInterval{100};
constexpr std::chrono::milliseconds LongestInterval{60000};

std::string textAt(const Document& document, NodeId object, std::string_view key) {
    const auto member = document.find(object, key);
    return member && document.type(*member) == Type::String ? document.decodedString(*member)
                                                            : std::string();
}

std::string spellingAt(const Document& document, NodeId object, std::string_view key) {
    const auto member = document.find(object, key);
    return member ? std::string(document.spelling(*member)) : std::string();
}

TaskStatus statusNamed(std::string_view name) {
    if (name == "input_required") {
        return TaskStatus::InputRequired;
    }
    if (name == "completed") {
        return TaskStatus::Completed;
    }
    if (name == "failed") {
        return TaskStatus::Failed;
    }
    return name == "cancelled" ? TaskStatus::Cancelled : TaskStatus::Working;
}

std::optional<TaskState> readTask(const Document& document, NodeId object) {
    TaskState state;
    state.id = textAt(document, object, "taskId");
    const std::string status = textAt(document, object, "status");
    if (state.id.empty() || status.empty()) {
        return std::nullopt;
    }
    state.status = statusNamed(status);
    state.message = textAt(document, object, "statusMessage");
    state.result = spellingAt(document, object, "result");
    state.error = spellingAt(document, object, "error");
    for (const char* const key : {"pollInterval", "pollIntervalMs"}) {
        const std::string wish = spellingAt(document, object, key);
        double value = 0;
        if (std::from_chars(wish.data(), wish.data() + wish.size(), value).ec == std::errc()) {
            state.pollInterval = std::chrono::milliseconds(static_cast<std::int64_t>(
                std::clamp(value, static_cast<double>(ShortestInterval.count()),
                           static_cast<double>(LongestInterval.count()))));
        }
    }
    return state;
}

} // namespace

std::optional<TaskState> createdTaskOf(std::string_view result) {
    json::Parser parser;
    const auto parsed = parser.parse(result);
    if (!parsed) {
        return std::nullopt;
    }
    const Document& document = **parsed;
    if (const auto task = document.find(json::Root, "task")) {
        return readTask(document, *task);
    }
    return resultKindOf(result) == ResultKind::Task ? readTask(document, json::Root) : std::nullopt;
}

std::optional<TaskState> taskStateOf(std::string_view text) {
    json::Parser parser;
    const auto parsed = parser.parse(text);
    return parsed ? readTask(**parsed, json::Root) : std::nullopt;
}

} // namespace muscope
