// SPDX-FileCopyrightText: The muscope authors
// SPDX-License-Identifier: Apache-2.0
#include "core/workspace/misplaced_receipts.h"

#include "core/json/canonical.h"
#include "core/json/parser.h"
#include "core/receipt/receipt_checker.h"
#include "core/receipt/receipt_text.h"
#include "core/receipt/rule_registry.h"

#include <algorithm>
#include <functional>
#include <optional>
#include <unordered_map>
#include <unordered_set>

namespace muscope {

namespace {

using Hash = std::size_t;

// What two texts that say the same have in common, whatever their spelling as JSON.
class Fingerprint {
public:
    // A sum over the bytes that is the same in any order and spacing; cheap, so that most values
    // need no canonical form. Nullopt where the same JSON value may be spelled with other bytes.
    [[nodiscard]] static std::optional<Hash> ofBytes(std::string_view text, bool isJson) {
        constexpr Hash Spread = 0x9E37'79B9'7F4A'7C15; // 2^64 / golden ratio
        Hash sum = 0;
        char before = ' ';
        for (const char c : text) {
            const bool isExponent = (c == 'e' || c == 'E') && before >= '0' && before <= '9';
            if (isJson && (c == '\\' || isExponent)) {
                return std::nullopt;
            }
            const Hash value = static_cast<unsigned char>(c);
            sum += value > ' ' ? (value * Spread) ^ (value << 32U) : 0;
            before = c;
        }
        return sum;
    }
    [[nodiscard]] Hash ofText(std::string_view text) const {
        return std::hash<std::string_view>{}(text);
    }
    [[nodiscard]] Hash ofValue(const json::Document& document, json::NodeId node) {
        m_canonical.clear();
        json::appendCanonical(document, node, m_canonical);
        return ofText(m_canonical);
    }
    // Of a text that may be JSON.
    struct Either {
        Hash meaning;
        std::optional<Hash> sum; // see ofBytes()
    };
    [[nodiscard]] Either ofEither(std::string_view text) {
        const auto parsed = m_parser.parse(text);
        return {parsed ? ofValue(**parsed, json::Root) : ofText(text),
                ofBytes(text, parsed.has_value())};
    }

private:
    json::Parser m_parser;
    std::string m_canonical;
};

// Calls visit with the fingerprint of everything that a receipt may say.
template <typename Visit>
void visitMeanings(std::string_view receipt, const RuleRegistry& rules, Fingerprint& fingerprint,
                   Visit visit) {
    std::string scratch;
    std::string turned;
    const ReceiptText text = readReceipt(receipt, scratch);
    for (const Reading& reading : text.readings()) {
        for (const auto& rule : rules.rules()) {
            if (!reading.isPlain && rule->isForm(reading.body) &&
                rule->isDistinctFor(reading.body)) {
                turned.clear();
                rule->appendTurnedBack(reading.body, turned);
                visit(fingerprint.ofEither(turned));
            }
        }
    }
}

} // namespace

void MisplacedReceipts::add(MisplacedReceipt receipt) {
    m_others[{std::move(receipt.session), std::move(receipt.event), std::move(receipt.text)}] =
        std::move(receipt.other);
}

void MisplacedReceipts::amend(const EventView& event, EventVerdict& verdict) const {
    if (m_others.empty() || verdict.verdict != Verdict::Differs) {
        return;
    }
    for (ReceiptReport& report : verdict.reports) {
        const auto found = m_others.find(
            {std::string(event.sessionId), std::string(event.eventId), report.asWritten});
        if (found != m_others.end()) {
            amend(found->second, report);
        }
    }
    std::ranges::stable_sort(verdict.reports, {}, [](const ReceiptReport& report) {
        return std::pair(report.verdict, report.level);
    });
    const ReceiptReport& worst = verdict.reports.front();
    verdict.verdict = worst.verdict;
    verdict.level = worst.level;
    verdict.rule = worst.rule;
    verdict.subject = worst.subject;
}

void MisplacedReceipts::amend(const std::string& other, ReceiptReport& report) {
    report.verdict = Verdict::WrongSubject;
    report.detail = "it is a receipt of the event \"" + other + "\" of the same session";
    report.otherEvent = other;
    report.firstDifference.reset();
    report.distance.reset();
}

void MisplacedSearch::add(std::string_view session, std::string_view event,
                          std::span<const ReceiptReport> reports,
                          std::span<const ReceiptReport> more) {
    std::size_t bytes = m_bytes;
    for (const auto& part : {reports, more}) {
        for (const ReceiptReport& report : part) {
            bytes += report.asWritten.size();
        }
    }
    if (m_count + reports.size() + more.size() > MostReceipts || bytes > MostTexts) {
        return; // all of an event's or none: one that is left out may be what settles it
    }
    for (const auto& part : {reports, more}) {
        for (const ReceiptReport& report : part) {
            add(session, event, report);
        }
    }
}

void MisplacedSearch::add(std::string_view session, std::string_view event,
                          const ReceiptReport& report) {
    if (report.verdict == Verdict::Differs) {
        ++m_count;
        m_bytes += report.asWritten.size();
        m_sessions[std::string(session)].push_back(
            {{std::string(session), std::string(event), report.asWritten, {}}});
    }
}

// The receipts of one event lie side by side, as they were added.
void MisplacedSearch::settleEvents(std::vector<Wanted>& wanted) {
    for (auto begin = wanted.begin(); begin != wanted.end();) {
        const auto end = std::find_if(begin, wanted.end(), [begin](const Wanted& one) {
            return one.receipt.event != begin->receipt.event;
        });
        begin->receipt.settlesEvent = std::all_of(begin, end, std::mem_fn(&Wanted::isMisplaced));
        begin = end;
    }
}

Result<std::vector<MisplacedReceipt>> MisplacedSearch::run(EventStore& store,
                                                           const std::stop_token& stop) {
    std::vector<MisplacedReceipt> misplaced;
    for (auto& [session, wanted] : m_sessions) {
        if (const Result<void> read = searchSession(store, session, wanted, stop); !read) {
            return tl::unexpected(read.error());
        }
        settleEvents(wanted);
        for (Wanted& one : wanted) {
            if (one.isMisplaced()) {
                misplaced.push_back(std::move(one.receipt));
            }
        }
    }
    return misplaced;
}

Result<void> MisplacedSearch::searchSession(EventStore& store, const std::string& session,
                                            std::vector<Wanted>& wanted,
                                            const std::stop_token& stop) const {
    Fingerprint fingerprint;
    std::unordered_multimap<Hash, std::size_t> meanings;
    std::unordered_set<Hash> sums;
    bool isAnyUnsure = false;
    for (std::size_t i = 0; i < wanted.size(); ++i) {
        visitMeanings(wanted[i].receipt.text, m_rules, fingerprint,
                      [&](const Fingerprint::Either& said) {
                          meanings.emplace(said.meaning, i);
                          isAnyUnsure = isAnyUnsure || !said.sum;
                          sums.insert(said.sum.value_or(0));
                      });
    }
    Subjects subjects;
    ReceiptChecker checker(m_rules);
    const auto look = [&](const EventView& event) {
        subjects.begin(event);
        subjects.prepare();
        std::vector<std::size_t> hits;
        for (const Subject& subject : subjects.stored()) {
            const std::optional<Hash> sum =
                Fingerprint::ofBytes(subject.text, subject.node.has_value());
            if (sum && !isAnyUnsure && !sums.contains(*sum)) {
                continue;
            }
            const Hash hash = subject.node
                                  ? fingerprint.ofValue(*subjects.document(), *subject.node)
                                  : fingerprint.ofText(subject.text);
            const auto [begin, end] = meanings.equal_range(hash);
            for (auto hit = begin; hit != end; ++hit) {
                if (wanted[hit->second].found < 2) { // else it cannot be named any more
                    hits.push_back(hit->second);
                }
            }
        }
        std::ranges::sort(hits);
        hits.erase(std::ranges::unique(hits).begin(), hits.end());
        for (const std::size_t hit : hits) {
            Wanted& one = wanted[hit];
            ReceiptReport report;
            if (one.receipt.event != event.eventId) {
                checker.check(one.receipt.text, {}, subjects, false, report);
            }
            if (report.verdict == Verdict::Match) {
                one.receipt.other = std::string(event.eventId);
                ++one.found;
            }
        }
    };
    EventScope scope;
    scope.session = SessionId(QByteArray::fromStdString(session));
    scope.withRaw = true;
    return store.read(scope, look, stop);
}

} // namespace muscope
