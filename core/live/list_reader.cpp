// SPDX-FileCopyrightText: The muscope authors
// SPDX-License-Identifier: Apache-2.0
#include "core/live/list_reader.h"

#include "core/json/parser.h"
#include "core/live/client_session.h"
#include "core/mcp/parameter_headers.h"

#include <optional>
#include <utility>

using namespace Qt::Literals::StringLiterals;

namespace muscope {

namespace {

constexpr int PageLimit = 1000;

const char* methodOf(ListKind kind) {
    switch (kind) {
    case ListKind::Tools:
        return "tools/list";
    case ListKind::Resources:
        return "resources/list";
    case ListKind::ResourceTemplates:
        return "resources/templates/list";
    case ListKind::Prompts:
        return "prompts/list";
    }
    return "";
}

const char* memberOf(ListKind kind) {
    switch (kind) {
    case ListKind::Tools:
        return "tools";
    case ListKind::Resources:
        return "resources";
    case ListKind::ResourceTemplates:
        return "resourceTemplates";
    case ListKind::Prompts:
        return "prompts";
    }
    return "";
}

} // namespace

void ListReader::start(ClientSession& session, ListKind kind, ListCompletion completion) {
    const std::shared_ptr<ListReader> reader(new ListReader(session, kind, std::move(completion)));
    reader->request({});
}

ListReader::ListReader(ClientSession& session, ListKind kind, ListCompletion completion)
    : m_session(session)
    , m_kind(kind)
    , m_completion(std::move(completion)) {}

// cursor: as written, with its quotes; empty: the first page.
void ListReader::request(const std::string& cursor) {
    ++m_pages;
    m_session.call(
        methodOf(m_kind), cursor.empty() ? "" : "{\"cursor\":" + cursor + "}",
        [self = shared_from_this()](const Result<CallAnswer>& answer) { self->take(answer); }, {});
}

void ListReader::take(const Result<CallAnswer>& answer) {
    if (!answer) {
        m_completion(tl::unexpected(answer.error()));
        return;
    }
    const auto fail = [this](const QString& why) {
        m_completion(
            failure(ErrorCode::Read, u"%1: %2"_s.arg(QLatin1StringView(methodOf(m_kind)), why)));
    };
    if (answer->isError()) {
        fail(u"the server refuses: %1"_s.arg(QString::fromStdString(answer->error)));
        return;
    }
    json::Parser parser;
    const auto parsed = parser.parse(answer->result);
    const json::Document& document = **parsed; // part of a message that has been parsed
    const std::optional<json::NodeId> items = document.find(json::Root, memberOf(m_kind));
    if (!items || document.type(*items) != json::Type::Array) {
        fail(u"the answer has no list \"%1\""_s.arg(QLatin1StringView(memberOf(m_kind))));
        return;
    }
    for (auto item = document.firstChild(*items); item; item = document.nextSibling(*item)) {
        // Clients of that revision must not offer such a tool; the transport has said why.
        if (m_kind != ListKind::Tools || !isModern(*m_session.server().revision) ||
            parameterHeadersOf(document.spelling(*item))) {
            m_items.emplace_back(document.spelling(*item));
        }
    }
    const std::optional<json::NodeId> cursor = document.find(json::Root, "nextCursor");
    if (!cursor || document.type(*cursor) != json::Type::String) {
        m_completion(std::move(m_items));
    } else if (m_pages == PageLimit) {
        fail(u"more than %1 pages"_s.arg(PageLimit));
    } else {
        request(std::string(document.spelling(*cursor)));
    }
}

} // namespace muscope
