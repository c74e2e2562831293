// SPDX-FileCopyrightText: The muscope authors
// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <chrono>
#include <optional>
#include <string>
#include <string_view>

namespace muscope {

enum class TaskStatus : unsigned char {
    Working, // and whatever word is not known
    InputRequired,
    Completed,
    Failed,
    Cancelled,
};

// Where a task stands, in the form of 2025-11-25 (basic/utilities/tasks) or of the extension
// io.modelcontextprotocol/tasks (SEP-2663).
struct TaskState {
    std::string id;
    TaskStatus status = TaskStatus::Working;
    std::string message; // statusMessage
    std::chrono::milliseconds pollInterval{
        1000};          // as wished, within a tenth of a second and a minute
    std::string result; // of a completed task, and error of a failed one, where the extension's
    std::string error;  // answer brings it along; JSON text

    [[nodiscard]] bool isOver() const {
        return status != TaskStatus::Working && status != TaskStatus::InputRequired;
    }
};

// The task that a request was answered with instead of its result: {"task": {…}}, or resultType
// "task". result: JSON text.
[[nodiscard]] std::optional<TaskState> createdTaskOf(std::string_view result);

// The answer to tasks/get, or the params of notifications/tasks and notifications/tasks/status.
[[nodiscard]] std::optional<TaskState> taskStateOf(std::string_view text);

} // namespace muscope
