// SPDX-FileCopyrightText: The muscope authors
// SPDX-License-Identifier: Apache-2.0
#include "core/live/modern_post.h"

#include "core/live/message_intake.h"
#include "core/live/post_limits.h"
#include "core/live/status_words.h"

#include <utility>

using namespace Qt::Literals::StringLiterals;

namespace muscope {

ModernPost::ModernPost(const LiveContext& context, std::string name, std::string id,
                       ModernPostOwner& owner)
    : m_context(context)
    , m_name(std::move(name))
    , m_id(std::move(id))
    , m_owner(owner) {
    m_endTimer.setSingleShot(true);
    connect(&m_endTimer, &QTimer::timeout, this, [this] { end(std::nullopt); });
}

void ModernPost::send(HttpRequest request) {
    m_exchange = m_context.http.start(
        std::move(request), {.head = [this](const HttpHead& head) { takeHead(head); },
                             .chunk = [this](std::string_view bytes) { takeChunk(bytes); },
                             .end = [this](const std::optional<Error>& error) { takeEnd(error); }});
}

void ModernPost::settle() {
    m_isSettled = true;
    m_endTimer.start(EndTime);
}

void ModernPost::close() {
    m_isOver = true;
    m_endTimer.stop();
    m_exchange.reset();
}

void ModernPost::cut() {
    if (!m_isOver) {
        m_exchange.reset();
        end(Error{ErrorCode::Connection, u"the connection was cut; the request is lost"_s});
    }
}

void ModernPost::takeHead(const HttpHead& head) {
    m_head = head;
    if (head.isSuccess() && head.mediaType() == "text/event-stream") {
        m_reader.emplace(m_context, m_name, nullptr); // ids mean nothing here
        m_reader->begin();
    }
}

void ModernPost::takeChunk(std::string_view bytes) {
    if (m_reader) {
        m_reader->push(bytes);
        return;
    }
    const std::size_t limit = m_head.isSuccess() ? MessageLimit : KeptOfRefusal;
    m_body.append(bytes.substr(0, limit + 1 - m_body.size()));
    if (m_body.size() > limit) {
        m_exchange.reset();
        m_context.intake.takeMalformed(std::string_view(m_body).substr(0, KeptOfRefusal),
                                       "longer than the limit; this is its beginning",
                                       {.stream = m_name});
        end(Error{ErrorCode::Read, u"the answer was longer than %1 MiB"_s.arg(limit >> 20U)});
    }
}

void ModernPost::takeEnd(const std::optional<Error>& error) {
    m_exchange.reset();
    if (m_reader) {
        m_reader->end();
    } else if (error && !m_body.empty()) {
        m_context.intake.takeMalformed(m_body, "the answer was cut here", {.stream = m_name});
    } else if (!error && !m_body.empty()) {
        takeBody();
    }
    if (error) {
        end(error);
    } else if (m_reader) {
        end(Error{ErrorCode::Connection,
                  u"the stream ended before the answer; the request is lost"_s});
    } else {
        end(statusError("POST", m_context.settings.url, m_head, m_body));
    }
}

void ModernPost::takeBody() {
    if (m_head.mediaType() == "application/json") {
        m_context.intake.take(m_body, {.stream = m_name});
    } else {
        m_context.intake.takeMalformed(std::string_view(m_body).substr(0, KeptOfRefusal),
                                       "neither JSON nor a stream", {.stream = m_name});
    }
}

void ModernPost::end(const std::optional<Error>& error) {
    if (std::exchange(m_isOver, true)) {
        return;
    }
    m_endTimer.stop();
    m_exchange.reset();
    std::optional<RequestFailure> failure;
    if (error && !m_isSettled) {
        failure = RequestFailure{*error, m_head.status, m_head.mediaType(), m_body};
    }
    m_owner.postEnded(*this, failure);
}

} // namespace muscope
