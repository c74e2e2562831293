// SPDX-FileCopyrightText: The muscope authors
// SPDX-License-Identifier: Apache-2.0
#include "core/workspace/live_call.h"

#include "core/base/utf8_text.h"
#include "core/json/parser.h"
#include "core/workspace/live_connection.h"

namespace muscope {

namespace {

std::optional<double> numberIn(const json::Document& document, const char* key) {
    const auto node = document.find(json::Root, key);
    if (!node || document.type(*node) != json::Type::Number) {
        return std::nullopt;
    }
    bool isNumber = false;
    const double number = toBytes(document.spelling(*node)).toDouble(&isNumber);
    return isNumber ? std::optional(number) : std::nullopt;
}

} // namespace

LiveCall::LiveCall(LiveConnection& connection, std::uint64_t id)
    : m_connection(&connection)
    , m_id(id) {}

LiveCall::~LiveCall() {
    if (m_connection != nullptr) {
        m_connection->forget(m_id);
    }
}

void LiveCall::cancel() {
    if (m_connection != nullptr && isRunning()) {
        m_connection->cancelCall(m_id);
    }
}

void LiveCall::takeProgress(const std::string& params) {
    json::Parser parser;
    const auto document = parser.parse(params);
    if (!isRunning() || !document) {
        return;
    }
    LiveProgress progress;
    progress.progress = numberIn(**document, "progress").value_or(0);
    progress.total = numberIn(**document, "total");
    const auto message = (*document)->find(json::Root, "message");
    if (message && (*document)->type(*message) == json::Type::String) {
        progress.message = toText((*document)->decodedString(*message));
    }
    emit progressed(progress);
}

void LiveCall::finish(const Result<CallAnswer>& answer) {
    m_answer = answer;
    m_connection = nullptr;
    emit finished();
}

} // namespace muscope
