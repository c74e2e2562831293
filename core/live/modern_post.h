// SPDX-FileCopyrightText: The muscope authors
// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "core/live/http_client.h"
#include "core/live/sse_reader.h"
#include "core/live/transport.h"

#include <QObject>
#include <QTimer>

#include <optional>
#include <string>
#include <string_view>

namespace muscope {

class ModernPost;

// Learns how a request ended.
class ModernPostOwner {
public:
    virtual ~ModernPostOwner() = default;

    // Nothing more will come. failure: it was not answered, unless the owner saw the answer go by.
    // The post may be let go of, later.
    virtual void postEnded(ModernPost& post, const std::optional<RequestFailure>& failure) = 0;
};

// One request of 2026-07-28, sent by POST, and what comes back: JSON, or a stream of events for
// this request alone, which is never resumed. To close it cancels the request.
class ModernPost final : public QObject {
    Q_OBJECT
    Q_DISABLE_COPY_MOVE(ModernPost)

public:
    // name: of its stream. id: of the request, as written.
    ModernPost(const LiveContext& context, std::string name, std::string id,
               ModernPostOwner& owner);

    void send(HttpRequest request);

    [[nodiscard]] const std::string& id() const { return m_id; }
    [[nodiscard]] const std::string& name() const { return m_name; }

    // The answer came: the stream has a moment to end by itself.
    void settle();
    // Cuts what runs, tells nothing more.
    void close();
    // Cuts it as a lost network would: it ends with a failure.
    void cut();

private:
    void takeHead(const HttpHead& head);
    void takeChunk(std::string_view bytes);
    void takeEnd(const std::optional<Error>& error);
    void takeBody();
    void end(const std::optional<Error>& error);

    const LiveContext& m_context;
    std::string m_name;
    std::string m_id;
    ModernPostOwner& m_owner;
    HttpHandle m_exchange;
    HttpHead m_head;
    std::string m_body;
    std::optional<SseReader> m_reader; // once the answer is a stream
    QTimer m_endTimer;
    bool m_isSettled = false;
    bool m_isOver = false;
};

} // namespace muscope
