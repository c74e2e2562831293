// SPDX-FileCopyrightText: The muscope authors
// SPDX-License-Identifier: Apache-2.0
#include "core/workspace/demo_script.h"

#include "core/base/utf8_text.h"
#include "core/event/timestamp.h"
#include "core/receipt/rule.h"
#include "core/receipt/rule_registry.h"

namespace muscope {

namespace {

// 2026-11-20 09:00:00 UTC
constexpr std::chrono::microseconds FirstMoment{1'795'165'200'000'000};

QByteArray text(const DemoScript::Json& value) {
    return QByteArray::fromStdString(value.dump());
}

} // namespace

DemoScript::DemoScript(const RuleRegistry& rules)
    : m_rules(rules) {}

void DemoScript::beginSession(Duration startsAt) {
    m_clock = FirstMoment + startsAt;
    m_session = SessionId(uuid());
}

int DemoScript::random(int least, int most) {
    const auto span = static_cast<std::uint64_t>(most - least) + 1;
    return least + static_cast<int>(next() % span);
}

double DemoScript::randomReal(double least, double most) {
    constexpr int Steps = 10'000;
    return least + (most - least) * random(0, Steps) / Steps;
}

std::string DemoScript::add(const char* type, const Json& payload, Json metadata,
                            Direction direction) {
    StoredEvent event;
    event.sessionId = m_session;
    event.eventId = EventId(uuid());
    event.type = type;
    event.createdAt =
        QByteArray::fromStdString(Timestamp::fromMicroseconds(m_clock.count()).toText());
    event.payload = text(payload);
    event.metadata = text(metadata);
    if (direction != Direction::Unknown) {
        event.direction = toBytes(wordFor(direction));
    }
    m_events.push_back(event);
    m_clock += Duration(random(300, 90'000));
    return event.eventId.value().toStdString();
}

std::string DemoScript::addWithReceipt(const char* type, const Json& payload,
                                       std::string_view subject, Direction direction) {
    return add(type, payload, {{"mu", receipt(subject)}}, direction);
}

std::string DemoScript::receipt(std::string_view subject, const char* rule) const {
    std::string made;
    m_rules.find(rule)->appendReceipt(subject, made);
    return made;
}

void DemoScript::respell() {
    QByteArray& payload = *m_events.back().payload;
    payload = QByteArray::fromStdString(nlohmann::json::parse(payload.toStdString()).dump(1, ' '));
    payload.replace('\n', "");
}

void DemoScript::tamper(const Json& payload) {
    m_events.back().payload = text(payload);
}

// SplitMix64: small, well mixed, and the same on every machine.
std::uint64_t DemoScript::next() {
    m_state += 0x9E37'79B9'7F4A'7C15;
    std::uint64_t mixed = m_state;
    mixed = (mixed ^ (mixed >> 30)) * 0xBF58'476D'1CE4'E5B9;
    mixed = (mixed ^ (mixed >> 27)) * 0x94D0'49BB'1331'11EB;
    return mixed ^ (mixed >> 31);
}

QByteArray DemoScript::uuid() {
    const std::uint64_t high = (next() & ~0xF000ULL) | 0x4000ULL;
    const std::uint64_t low = (next() & ~(3ULL << 62)) | (2ULL << 62);
    QByteArray hex = QByteArray::number(static_cast<qulonglong>(high), 16).rightJustified(16, '0') +
                     QByteArray::number(static_cast<qulonglong>(low), 16).rightJustified(16, '0');
    for (const int place : {8, 13, 18, 23}) {
        hex.insert(place, '-');
    }
    return hex;
}

} // namespace muscope
