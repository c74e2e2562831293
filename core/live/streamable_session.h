// SPDX-FileCopyrightText: The muscope authors
// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "core/live/http_message.h"
#include "core/live/seen_sse_ids.h"
#include "core/mcp/revision.h"

#include <QByteArray>

#include <optional>
#include <string>

namespace muscope {

// What a session over Streamable HTTP carries from one HTTP request to the next. One thread.
class StreamableSession {
public:
    explicit StreamableSession(const LiveSettings& settings)
        : m_settings(settings) {}

    void setRevision(Revision revision) { m_revision = revision; }

    // Keeps an Mcp-Session-Id of visible ASCII, as all have to be; the first one stays.
    void takeHead(const HttpHead& head);
    [[nodiscard]] const QByteArray& id() const { return m_id; }

    // Whether the server has answered under this id, so that a refusal means it has forgotten it.
    [[nodiscard]] bool hasWorked() const { return m_hasWorked; }
    void setHasWorked() { m_hasWorked = !m_id.isEmpty(); }
    // 404, and 400 as many servers have it.
    [[nodiscard]] bool isExpiredBy(int status) const;

    [[nodiscard]] HttpRequest post(const std::string& message) const;
    [[nodiscard]] HttpRequest listen(const std::string& lastEventId) const;
    [[nodiscard]] HttpRequest end() const;

    [[nodiscard]] SeenSseIds& seenIds() { return m_seenIds; }

private:
    [[nodiscard]] HttpRequest request(const QByteArray& method, const QByteArray& accept) const;

    const LiveSettings& m_settings;
    std::optional<Revision> m_revision;
    QByteArray m_id;
    bool m_hasWorked = false;
    SeenSseIds m_seenIds;
};

} // namespace muscope
