// SPDX-FileCopyrightText: The muscope authors
// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "core/json/parser.h"

#include <cstdint>
#include <string>
#include <string_view>
#include <vector>

namespace muscope {

enum class RpcKind : unsigned char {
    Request,
    Notification,
    Answer, // with result or error
    Other,  // JSON, but no JSON-RPC message
};

// A message of JSON-RPC taken apart; the views are as written, empty where there is nothing, and
// good as long as its text.
struct IncomingMessage {
    RpcKind kind = RpcKind::Other;
    std::string_view bytes;
    std::string_view id; // the token: 1, "1", null
    std::string method;  // escapes resolved
    std::string_view params;
    std::string_view result;
    std::string_view error;
    std::string_view progressToken; // of params
    std::string_view requestId;     // of params: which request notifications/cancelled is about

    std::uint64_t number = 0; // of its LiveEvent, once told
};

// Reads messages and batches (2025-03-26). One per thread.
class RpcReader {
public:
    struct Reading {
        bool isJson = false;
        bool isBatch = false;
        std::string why; // no JSON because
        std::vector<IncomingMessage> messages;
    };

    [[nodiscard]] Reading read(std::string_view text);

private:
    json::Parser m_parser;
};

} // namespace muscope
