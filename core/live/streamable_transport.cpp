// SPDX-FileCopyrightText: The muscope authors
// SPDX-License-Identifier: Apache-2.0
#include "core/live/streamable_transport.h"

#include "core/live/event_teller.h"
#include "core/live/message_intake.h"
#include "core/live/message_text.h"

#include <algorithm>
#include <chrono>
#include <utility>

using namespace std::chrono_literals;

namespace muscope {

namespace {

constexpr std::size_t KeptOfEnd = std::size_t{64} << 10;
constexpr auto ThroughTime = 2s;  // for messages to arrive before what should follow them
constexpr auto StandingTime = 2s; // for a server to answer the GET before calls are made
constexpr auto GraceTime = 2s;    // for what a cancelled call still tells

} // namespace

StreamableTransport::StreamableTransport(const LiveContext& context)
    : m_context(context)
    , m_session(context.settings)
    , m_standing(context, m_session, "get", ResumableStream::Kind::Standing, *this) {
    for (QTimer* timer : {&m_throughTimer, &m_standingTimer}) {
        timer->setSingleShot(true);
    }
    connect(&m_throughTimer, &QTimer::timeout, this, [this] {
        if (m_whenThrough) {
            std::exchange(m_whenThrough, {})();
        }
    });
    connect(&m_standingTimer, &QTimer::timeout, this, &StreamableTransport::standingStreamDecided);
}

StreamableTransport::~StreamableTransport() = default;

void StreamableTransport::open(std::function<void(const std::optional<RequestFailure>&)> ready) {
    ready(std::nullopt);
}

Result<void> StreamableTransport::send(const MessageParts& message) {
    const Result<std::string> text = messageText(message);
    if (!text) {
        return tl::unexpected(text.error());
    }
    LiveEvent event;
    event.direction = Direction::ClientToServer;
    event.bytes = *text;
    event.stream = "post " + std::to_string(++m_postCount);
    PostOwner& owner = *this;
    auto& post = *m_posts.emplace_back(
        std::make_unique<PostStream>(m_context, m_session, event.stream,
                                     message.isRequest() ? message.id : std::string(), owner));
    m_context.teller.tell(std::move(event));
    post.send(*text);
    return {};
}

void StreamableTransport::setRevision(Revision revision) {
    m_session.setRevision(revision);
}

void StreamableTransport::openStandingStream(std::function<void()> ready) {
    m_whenStanding = std::move(ready);
    whenThrough([this] { requestStandingStream(); });
}

void StreamableTransport::requestStandingStream() {
    m_standingTimer.start(StandingTime);
    m_standing.open();
}

void StreamableTransport::standingStreamDecided() {
    m_standingTimer.stop();
    if (m_whenStanding) {
        std::exchange(m_whenStanding, {})();
    }
}

void StreamableTransport::settle(const std::string& id) {
    if (PostStream* const post = postOf(id)) {
        post->settle();
    }
}

void StreamableTransport::cancel(const std::string& id, std::string_view reason) {
    PostStream* const post = postOf(id);
    if (post == nullptr) {
        return;
    }
    (void)send(cancellationOf(id, reason)); // cannot fail: its params are an object
    post->closeAfter(GraceTime);
}

void StreamableTransport::dropStreams() {
    m_standing.cut();
    for (const auto& post : m_posts) {
        post->cut();
    }
}

// What was sent last, cancellations among it, should not be overtaken by the end.
void StreamableTransport::close(std::function<void()> done) {
    m_isOver = true;
    m_standing.close();
    m_standingTimer.stop();
    m_whenClosed = std::move(done);
    whenThrough([this] { sendEnd(); });
}

void StreamableTransport::sendEnd() {
    for (const auto& post : m_posts) {
        post->close();
    }
    if (m_session.id().isEmpty()) {
        std::exchange(m_whenClosed, {})();
        return;
    }
    // Whatever the answer is: many servers do not take DELETE.
    m_end = m_context.http.start(
        m_session.end(), {.head = [this](const HttpHead& head) { m_endHead = head; },
                          .chunk =
                              [this](std::string_view bytes) {
                                  m_endBody.append(bytes.substr(0, KeptOfEnd - m_endBody.size()));
                              },
                          .end =
                              [this](const std::optional<Error>& /*error*/) {
                                  m_context.intake.takeBody(m_endBody, m_endHead.mediaType(),
                                                            {.stream = "delete"});
                                  std::exchange(m_whenClosed, {})();
                              }});
}

// The messages without an answer have arrived, or had their time.
void StreamableTransport::whenThrough(std::function<void()> action) {
    m_whenThrough = std::move(action);
    m_throughTimer.start(ThroughTime);
    checkThrough();
}

void StreamableTransport::checkThrough() {
    const bool isWaiting = std::ranges::any_of(
        m_posts, [](const auto& post) { return post->awaited().empty() && !post->isThrough(); });
    if (m_whenThrough && !isWaiting) {
        m_throughTimer.start(0ms);
    }
}

PostStream* StreamableTransport::postOf(const std::string& id) const {
    const auto found =
        std::ranges::find_if(m_posts, [&id](const auto& post) { return post->awaited() == id; });
    return found == m_posts.end() || id.empty() ? nullptr : found->get();
}

void StreamableTransport::setBroken(const void* stream, bool isBroken) {
    const bool wasBroken = !m_broken.empty();
    if (isBroken) {
        m_broken.insert(stream);
    } else {
        m_broken.erase(stream);
    }
    if (!m_isOver && wasBroken == m_broken.empty()) {
        m_context.listener.reconnecting(!wasBroken);
    }
}

void StreamableTransport::postFailed(PostStream& post, const RequestFailure& failure) {
    if (!m_isOver) {
        m_context.listener.requestFailed(post.awaited(), failure);
    }
}

void StreamableTransport::postDone(PostStream& post) {
    const auto found =
        std::ranges::find_if(m_posts, [&post](const auto& it) { return it.get() == &post; });
    if (found != m_posts.end()) {
        found->release()->deleteLater();
        m_posts.erase(found);
    }
    checkThrough();
}

void StreamableTransport::postExpired(PostStream& /*post*/, const Error& why) {
    streamExpired(why);
}

void StreamableTransport::postBroken(PostStream& post, bool isBroken) {
    setBroken(&post, isBroken);
}

void StreamableTransport::postLost(PostStream& /*post*/, const Error& why) {
    streamLost(why);
}

void StreamableTransport::streamOpened() {
    setBroken(&m_standing, false);
    standingStreamDecided();
}

void StreamableTransport::streamBroken() {
    setBroken(&m_standing, true);
}

void StreamableTransport::streamEnded(const Error& /*why*/) {
    setBroken(&m_standing, false);
    standingStreamDecided();
}

void StreamableTransport::streamExpired(const Error& why) {
    if (!std::exchange(m_isOver, true)) {
        m_context.listener.sessionExpired(why);
    }
}

void StreamableTransport::streamLost(const Error& why) {
    if (!std::exchange(m_isOver, true)) {
        m_context.listener.connectionLost(why);
    }
}

} // namespace muscope
