// SPDX-FileCopyrightText: The muscope authors
// SPDX-License-Identifier: Apache-2.0
#include "core/json/canonical.h"
#include "core/schema/evaluation.h"
#include "core/schema/wording.h"

#include <algorithm>
#include <optional>
#include <utility>

// Keywords of arrays.
namespace muscope::schema {

namespace {

using namespace Qt::StringLiterals;

// Two items that are equal, the second as early as can be.
using Twins = std::pair<std::size_t, std::size_t>;

std::optional<Twins> equalItems(const json::Document& document, json::NodeId array) {
    std::vector<std::pair<std::string, std::size_t>> items;
    for (auto item = document.firstChild(array); item; item = document.nextSibling(*item)) {
        items.emplace_back(std::string(), items.size());
        json::appendCanonical(document, *item, items.back().first);
    }
    std::sort(items.begin(), items.end());
    std::optional<Twins> twins;
    for (std::size_t index = 1; index < items.size(); ++index) {
        const auto& [text, second] = items[index];
        if (items[index - 1].first == text && (!twins || second < twins->second)) {
            twins = {items[index - 1].second, second};
        }
    }
    return twins;
}

} // namespace

Verdict Evaluation::items(const Check& check, Node instance, Marks* marks) {
    if (m_document->type(instance) != json::Type::Array) {
        return Verdict::Holds;
    }
    const Refusal refusal = [&check](Node) {
        return u"at most %1 allowed here"_s.arg(
            counted(check.schemas.size(), u"item is", u"items are"));
    };
    Verdict verdict = Verdict::Holds;
    std::size_t index = 0;
    for (auto item = m_document->firstChild(instance); item;
         item = m_document->nextSibling(*item), ++index) {
        if (index < check.schemas.size()) {
            verdict = std::max(verdict, apply(check.schemas[index], *item, nullptr));
        } else if (check.rest) {
            verdict = std::max(verdict, applyRest(*check.rest, *item, refusal));
        } else {
            break;
        }
        if (isDecided(verdict)) {
            break;
        }
    }
    if (marks != nullptr) {
        marks->markAllBefore(check.rest ? m_document->childCount(instance) : index);
    }
    return verdict;
}

Verdict Evaluation::contains(const Check& check, Node instance, Marks* marks) {
    if (m_document->type(instance) != json::Type::Array) {
        return Verdict::Holds;
    }
    const bool isLimited = check.most != Check().most;
    std::uint64_t holding = 0;
    std::uint64_t unknown = 0;
    std::size_t index = 0;
    for (auto item = m_document->firstChild(instance); item && !m_isOver;
         item = m_document->nextSibling(*item), ++index) {
        const Verdict verdict = applyQuietly(check.schemas.front(), *item, nullptr);
        holding += verdict == Verdict::Holds ? 1 : 0;
        unknown += verdict == Verdict::Unknown ? 1 : 0;
        if (marks != nullptr && verdict == Verdict::Holds) {
            marks->mark(index);
        }
        if (marks == nullptr && !isLimited && holding >= check.count) {
            return Verdict::Holds;
        }
    }
    if (marks != nullptr && unknown != 0) {
        marks->doubt();
    }
    if (m_isOver) {
        return Verdict::Unknown;
    }
    if (holding + unknown < check.count) {
        return breach(check.countNode, instance,
                      u"expected at least %1, found %2"_s
                          .arg(counted(check.count, u"item that matches", u"items that match"))
                          .arg(holding));
    }
    if (holding > check.most) {
        return breach(check.mostNode, instance,
                      u"expected at most %1, found %2"_s
                          .arg(counted(check.most, u"item that matches", u"items that match"))
                          .arg(holding));
    }
    return holding < check.count || holding + unknown > check.most ? Verdict::Unknown
                                                                   : Verdict::Holds;
}

Verdict Evaluation::uniqueItems(const Check& check, Node instance) {
    if (m_schema.type(check.node) == json::Type::False ||
        m_document->type(instance) != json::Type::Array) {
        return Verdict::Holds;
    }
    if (!spend(m_document->childCount(instance) + bytes(instance) / BytesPerStep)) {
        return Verdict::Unknown;
    }
    const auto twins = equalItems(*m_document, instance);
    return !twins ? Verdict::Holds
                  : breach(check.node, instance,
                           u"items %1 and %2 are equal"_s.arg(twins->first).arg(twins->second));
}

Verdict Evaluation::unevaluatedItems(const Check& check, Node instance, Marks* marks) {
    if (m_document->type(instance) != json::Type::Array) {
        return Verdict::Holds;
    }
    const auto refusal = [this](Node item) {
        return u"%1 is one item more than is allowed"_s.arg(described(*m_document, item));
    };
    return unevaluated(check, instance, *marks, refusal);
}

} // namespace muscope::schema
