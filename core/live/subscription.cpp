// SPDX-FileCopyrightText: The muscope authors
// SPDX-License-Identifier: Apache-2.0
#include "core/live/subscription.h"

#include "core/json/parser.h"
#include "core/live/event_teller.h"
#include "core/live/live_facts.h"
#include "core/live/recording_gate.h"

#include <chrono>
#include <utility>

using namespace std::chrono_literals;

namespace muscope {

namespace {

constexpr auto DecisionTime = 2s; // for a server to acknowledge before calls are made

constexpr std::string_view Acknowledged = "notifications/subscriptions/acknowledged";

// Servers honour what they can of it.
constexpr std::string_view Everything =
    R"({"notifications":{"toolsListChanged":true,"promptsListChanged":true,)"
    R"("resourcesListChanged":true}})";

// Whether asking again would be of no use: the server does not want the request, or ended its
// stream without a word. Overload and trouble pass.
bool isRefusal(int status, bool isAcknowledged) {
    const bool isUnwanted = status >= 400 && status < 500 && status != 408 && status != 429;
    const bool isSilent = status >= 200 && status < 300 && !isAcknowledged;
    return isUnwanted || isSilent;
}

// _meta of the params of a notification on such a stream, as written.
std::string subscriptionIdOf(std::string_view params) {
    json::Parser parser;
    const auto parsed = parser.parse(params);
    const auto meta = parsed ? (*parsed)->find(json::Root, "_meta") : std::nullopt;
    const auto id =
        meta ? (*parsed)->find(*meta, "io.modelcontextprotocol/subscriptionId") : std::nullopt;
    return id ? std::string((*parsed)->spelling(*id)) : std::string();
}

} // namespace

Subscription::Subscription(const LiveContext& context, SubscriptionOwner& owner)
    : m_context(context)
    , m_owner(owner) {
    for (QTimer* timer : {&m_decisionTimer, &m_retryTimer}) {
        timer->setSingleShot(true);
    }
    connect(&m_decisionTimer, &QTimer::timeout, this, &Subscription::decide);
    connect(&m_retryTimer, &QTimer::timeout, this, &Subscription::ask);
}

Subscription::~Subscription() = default;

void Subscription::open(std::function<void()> decided) {
    m_decided = std::move(decided);
    m_decisionTimer.start(DecisionTime);
    ask();
}

// A text as id: no number of a call is used up.
void Subscription::ask() {
    m_id = "\"listen-" + std::to_string(++m_asked) + "\"";
    MessageParts request;
    request.id = m_id;
    request.method = "subscriptions/listen";
    request.params = Everything;
    auto post = m_owner.listen(request, *this);
    if (post) {
        m_post = *std::move(post);
    } else {
        m_id.clear();
        decide();
    }
}

void Subscription::see(const IncomingMessage& message) {
    if (m_id.empty()) {
        return;
    }
    if (message.kind == RpcKind::Answer && message.id == m_id) {
        endedByServer();
    } else if (message.method == Acknowledged && subscriptionIdOf(message.params) == m_id) {
        m_isAcknowledged = true;
        m_backoff.reset();
        setBroken(false);
        decide();
    }
}

// With a result, or with an error where the server knows no subscriptions.
void Subscription::endedByServer() {
    m_id.clear();
    m_post->settle();
    m_context.teller.tell(LiveEventKind::Connection,
                          LiveFacts(m_isAcknowledged ? "unsubscribed" : "not subscribed").text(),
                          m_post->name());
    setBroken(false);
    decide();
}

void Subscription::decide() {
    m_decisionTimer.stop();
    if (m_decided) {
        m_context.gate.whenRecorded(0, this, std::exchange(m_decided, {}));
    }
}

void Subscription::setBroken(bool isBroken) {
    if (std::exchange(m_isBroken, isBroken) != isBroken) {
        m_brokenSince.start();
        m_owner.subscriptionBroken(isBroken);
    }
}

void Subscription::postEnded(ModernPost& post, const std::optional<RequestFailure>& failure) {
    if (&post != m_post.get()) {
        return;
    }
    m_post.release()->deleteLater();
    if (std::exchange(m_id, {}).empty()) {
        return; // the server had ended it before
    }
    const bool isRefused = failure && isRefusal(failure->status, m_isAcknowledged);
    const auto brokenFor = std::chrono::milliseconds(m_isBroken ? m_brokenSince.elapsed() : 0);
    const bool isOver = isRefused || brokenFor >= m_context.settings.reconnectLimit;
    LiveFacts facts(isOver ? "not subscribed" : "resubscribing");
    if (failure) {
        facts.add("why", failure->error.message);
    }
    if (isOver) {
        m_context.teller.tell(LiveEventKind::Connection, facts.text());
        setBroken(false);
        decide();
        return;
    }
    if (!m_isBroken) {
        m_context.teller.tell(LiveEventKind::Gap, facts.text());
    }
    setBroken(true);
    m_retryTimer.start(m_backoff.next(std::nullopt));
}

void Subscription::cut() {
    if (m_post) {
        m_post->cut();
    }
}

void Subscription::close() {
    m_id.clear();
    m_decided = {};
    m_decisionTimer.stop();
    m_retryTimer.stop();
    if (m_post) {
        m_post->close();
    }
}

} // namespace muscope
