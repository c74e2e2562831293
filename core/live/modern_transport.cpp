// SPDX-FileCopyrightText: The muscope authors
// SPDX-License-Identifier: Apache-2.0
#include "core/live/modern_transport.h"

#include "core/json/parser.h"
#include "core/json/string_member.h"
#include "core/live/event_teller.h"
#include "core/live/live_facts.h"
#include "core/live/message_text.h"
#include "core/live/modern_http.h"
#include "core/live/recording_gate.h"

#include <algorithm>
#include <utility>

using namespace Qt::Literals::StringLiterals;

namespace muscope {

namespace {

std::string toolOf(const std::string& params) {
    json::Parser parser;
    const auto parsed = parser.parse(params);
    return parsed ? json::stringMember(**parsed, json::Root, "name") : std::string();
}

} // namespace

ModernTransport::ModernTransport(const LiveContext& context)
    : m_tap(context.listener, [this](const IncomingMessage& message) { see(message); })
    , m_intake(context.teller, m_tap)
    , m_context{context.settings, context.http, context.teller, context.gate, m_intake, m_tap}
    , m_client(modernClient(context.settings))
    , m_subscription(m_context, *this) {}

ModernTransport::~ModernTransport() = default;

void ModernTransport::open(std::function<void(const std::optional<RequestFailure>&)> ready) {
    ready(std::nullopt);
}

Result<void> ModernTransport::send(const MessageParts& message) {
    auto post = sent(message, *this);
    if (!post) {
        return tl::unexpected(post.error());
    }
    m_posts.push_back(*std::move(post));
    if (message.method == "tools/list") {
        m_toolLists.insert(message.id);
    }
    return {};
}

// Nothing but requests is sent by a client of this revision.
Result<std::unique_ptr<ModernPost>> ModernTransport::sent(const MessageParts& message,
                                                          ModernPostOwner& owner) {
    if (!message.isRequest()) {
        return failure(ErrorCode::InvalidInput,
                       u"writing a message: revision 2026-07-28 takes requests alone"_s);
    }
    Result<std::vector<ParameterHeader>> wanted;
    if (message.method == "tools/call") {
        wanted = m_tools.headersOf(toolOf(message.params));
    }
    const std::string what = "params of " + message.method;
    const Result<std::string> params =
        withMeta(message.params, modernMeta(m_client, message.progressToken), what);
    if (!wanted || !params) {
        return tl::unexpected(wanted ? params.error() : wanted.error());
    }
    MessageParts whole{message.id, message.method, *params, {}, {}, {}};
    const Result<std::string> text = messageText(whole);
    if (!text) {
        return tl::unexpected(text.error());
    }
    LiveEvent event;
    event.direction = Direction::ClientToServer;
    event.bytes = *text;
    event.stream = "post " + std::to_string(++m_postCount);
    auto post = std::make_unique<ModernPost>(m_context, event.stream, message.id, owner);
    m_context.teller.tell(std::move(event));
    post->send(modernHttpRequest(m_context.settings, *text,
                                 modernHeaders(message.method, *params, *wanted)));
    return post;
}

void ModernTransport::setRevision(Revision revision) {
    m_client.revision = revision;
}

void ModernTransport::openStandingStream(std::function<void()> ready) {
    m_subscription.open(std::move(ready));
}

void ModernTransport::see(const IncomingMessage& message) {
    m_subscription.see(message);
    if (message.kind == RpcKind::Answer && m_toolLists.erase(std::string(message.id)) > 0) {
        for (const Error& why : m_tools.learn(message.result)) {
            m_context.teller.tell(LiveEventKind::Connection,
                                  LiveFacts("tool refused").add("why", why.message).text());
        }
    }
}

void ModernTransport::settle(const std::string& id) {
    if (ModernPost* const post = postOf(id)) {
        post->settle();
    }
}

void ModernTransport::cancel(const std::string& id, std::string_view reason) {
    ModernPost* const post = postOf(id);
    if (post == nullptr) {
        return;
    }
    LiveFacts facts("cancelled");
    facts.add("id", std::string_view(id)).add("why", reason);
    m_context.teller.tell(LiveEventKind::Connection, facts.text(), post->name());
    post->close();
    letGo(*post);
}

void ModernTransport::dropStreams() {
    m_subscription.cut();
    std::vector<ModernPost*> posts;
    for (const auto& post : m_posts) {
        posts.push_back(post.get());
    }
    for (ModernPost* const post : posts) {
        m_context.gate.whenRecorded(0, post, [post] { post->cut(); });
    }
}

void ModernTransport::close(std::function<void()> done) {
    m_subscription.close();
    for (const auto& post : m_posts) {
        post->close();
    }
    m_context.gate.whenRecorded(0, this, std::move(done));
}

ModernPost* ModernTransport::postOf(const std::string& id) const {
    const auto found =
        std::ranges::find_if(m_posts, [&id](const auto& post) { return post->id() == id; });
    return found == m_posts.end() ? nullptr : found->get();
}

// Later: it may be the one that is calling.
void ModernTransport::letGo(const ModernPost& post) {
    const auto found =
        std::ranges::find_if(m_posts, [&post](const auto& it) { return it.get() == &post; });
    if (found != m_posts.end()) {
        found->release()->deleteLater();
        m_posts.erase(found);
    }
}

void ModernTransport::postEnded(ModernPost& post, const std::optional<RequestFailure>& failure) {
    if (failure) {
        m_context.listener.requestFailed(post.id(), *failure);
    }
    m_toolLists.erase(post.id());
    letGo(post);
}

Result<std::unique_ptr<ModernPost>> ModernTransport::listen(const MessageParts& request,
                                                            ModernPostOwner& owner) {
    return sent(request, owner);
}

void ModernTransport::subscriptionBroken(bool isBroken) {
    m_context.gate.whenRecorded(0, this,
                                [this, isBroken] { m_context.listener.reconnecting(isBroken); });
}

} // namespace muscope
