// SPDX-FileCopyrightText: The muscope authors
// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "core/live/mcp_client.h"
#include "core/workspace/live_order.h"

#include <cstdint>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

namespace muscope {

// A request of a server that waits for a person's answer.
struct ServerQuestion {
    enum class Kind : unsigned char {
        Form,     // elicitation/create with a schema
        Address,  // elicitation/create that wants an address to be visited
        Sampling, // sampling/createMessage
        Roots,    // roots/list
        Unknown,
    };

    std::uint64_t id = 0; // of the connection
    Kind kind = Kind::Unknown;
    std::string method;
    std::string params;  // JSON text; empty: none
    std::string message; // what the server says to the person
    std::string schema;  // of a Form: JSON text of the object that is wanted
    std::string address; // of an Address
};

[[nodiscard]] ServerQuestion questionOf(const ServerRequest& request);

// Answers, in the words of the protocol.
[[nodiscard]] ServerAnswer declined(const ServerQuestion& question);
[[nodiscard]] ServerAnswer cancelled(const ServerQuestion& question);
// content: JSON text of what was filled in; not looked at for an Address.
[[nodiscard]] ServerAnswer accepted(const ServerQuestion& question, std::string_view content);
// What a model would have said: role assistant.
[[nodiscard]] ServerAnswer sampled(std::string_view text);
struct Root {
    std::string uri;
    std::string name; // empty: none
};
[[nodiscard]] ServerAnswer rootsAnswer(const std::vector<Root>& roots);

// What the rule answers; nullopt: a person is asked. Defaults that break the schema, or leave out
// what it requires, decline.
[[nodiscard]] std::optional<ServerAnswer> answerBy(AnswerRule rule, const ServerQuestion& question);

} // namespace muscope
