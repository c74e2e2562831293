// SPDX-FileCopyrightText: The muscope authors
// SPDX-License-Identifier: Apache-2.0
#include "core/live/streamable_session.h"

#include "core/live/http_request_form.h"

#include <algorithm>
#include <string_view>

namespace muscope {

void StreamableSession::takeHead(const HttpHead& head) {
    if (!m_id.isEmpty() || !head.isSuccess()) {
        return;
    }
    const QByteArray id = head.header("Mcp-Session-Id");
    const bool isVisibleAscii =
        std::ranges::all_of(id, [](char it) { return it >= 0x21 && it <= 0x7e; });
    if (isVisibleAscii) {
        m_id = id;
    }
}

bool StreamableSession::isExpiredBy(int status) const {
    return !m_id.isEmpty() && (status == 404 || (status == 400 && m_hasWorked));
}

HttpRequest StreamableSession::post(const std::string& message) const {
    HttpRequest result = request("POST", "application/json, text/event-stream");
    result.headers.emplace_back("Content-Type", "application/json");
    result.body = QByteArray::fromStdString(message);
    return result;
}

HttpRequest StreamableSession::listen(const std::string& lastEventId) const {
    HttpRequest result = request("GET", "text/event-stream");
    if (!lastEventId.empty()) {
        result.headers.emplace_back("Last-Event-ID", QByteArray::fromStdString(lastEventId));
    }
    return result;
}

HttpRequest StreamableSession::end() const {
    HttpRequest result = request("DELETE", "*/*");
    result.headTimeout = m_settings.closeTimeout;
    return result;
}

// The revision is said since 2025-06-18, after the handshake.
HttpRequest StreamableSession::request(const QByteArray& method, const QByteArray& accept) const {
    HttpRequest result = httpRequest(m_settings, method, m_settings.url, accept);
    if (m_revision && *m_revision >= Revision::V2025_06_18) {
        const std::string_view name = nameOf(*m_revision);
        result.headers.emplace_back("MCP-Protocol-Version",
                                    QByteArray(name.data(), static_cast<qsizetype>(name.size())));
    }
    if (!m_id.isEmpty()) {
        result.credentials.emplace_back("Mcp-Session-Id", m_id);
    }
    return result;
}

} // namespace muscope
