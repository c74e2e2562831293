// SPDX-FileCopyrightText: The muscope authors
// SPDX-License-Identifier: Apache-2.0
#include "core/schema/evaluation.h"
#include "core/schema/wording.h"

#include <algorithm>

// Keywords of objects.
namespace muscope::schema {

namespace {

using namespace Qt::StringLiterals;

QString notAllowed(const json::Document& document, json::NodeId member) {
    return u"the property %1 is not allowed"_s.arg(inQuotes(document.decodedKey(member)));
}

} // namespace

Verdict Evaluation::properties(const Check& check, Node instance, Marks* marks) {
    if (m_document->type(instance) != json::Type::Object) {
        return Verdict::Holds;
    }
    Verdict verdict = Verdict::Holds;
    std::size_t index = 0;
    for (auto member = m_members.first(instance); member;
         member = m_members.next(*member), ++index) {
        if (!spendMember(*member)) {
            return std::max(verdict, Verdict::Unknown);
        }
        bool isCovered = false;
        verdict = std::max(verdict, property(check, *member, isCovered));
        if (marks != nullptr && isCovered) {
            marks->mark(index);
        }
        if (isDecided(verdict)) {
            break;
        }
    }
    return verdict;
}

Verdict Evaluation::property(const Check& check, Node member, bool& isCovered) {
    Verdict verdict = Verdict::Holds;
    std::string scratch;
    const std::string_view key = m_document->decodedKey(member, scratch);
    if (const auto place = check.names.find(key)) {
        isCovered = true;
        verdict = apply(check.schemas[*place], member, nullptr);
    }
    const std::size_t offset = check.schemas.size() - check.patterns.size();
    bool isUnknown = false;
    for (std::size_t index = 0; index < check.patterns.size() && !m_isOver; ++index) {
        const Verdict fits = matches(check.patterns[index], key, check.node);
        if (fits == Verdict::Holds) {
            isCovered = true;
            verdict = std::max(verdict, apply(check.schemas[offset + index], member, nullptr));
        }
        isUnknown = isUnknown || fits == Verdict::Unknown;
    }
    if (isUnknown) {
        isCovered = true;
        return std::max(verdict, Verdict::Unknown);
    }
    if (!isCovered && check.rest) {
        isCovered = true;
        verdict = applyRest(*check.rest, member,
                            [this](Node extra) { return notAllowed(*m_document, extra); });
    }
    return verdict;
}

// A name is a string of its own: it is evaluated as a text that holds nothing else.
Verdict Evaluation::propertyNames(const Check& check, Node instance) {
    if (m_document->type(instance) != json::Type::Object) {
        return Verdict::Holds;
    }
    Verdict verdict = Verdict::Holds;
    const json::Document* const instanceDocument = m_document;
    for (auto member = m_members.first(instance); member; member = m_members.next(*member)) {
        if (!spendMember(*member)) {
            return std::max(verdict, Verdict::Unknown);
        }
        std::string text(1, '"');
        text.append(m_document->keySpelling(*member)).push_back('"');
        const auto name = m_nameParser.parse(text);
        m_document = *name;
        const Verdict one = applyQuietly(check.schemas.front(), json::Root, nullptr);
        m_document = instanceDocument;
        verdict = std::max(verdict, one);
        if (one == Verdict::Breached) {
            verdict = breach(
                check.node, *member,
                u"the name %1 is not allowed"_s.arg(inQuotes(m_document->decodedKey(*member))));
        }
        if (isDecided(verdict)) {
            break;
        }
    }
    return verdict;
}

Verdict Evaluation::required(const Check& check, Node instance) {
    if (m_document->type(instance) != json::Type::Object) {
        return Verdict::Holds;
    }
    constexpr std::uint64_t NamesPerStep = 64;
    if (!spend(check.names.size() / NamesPerStep)) {
        return Verdict::Unknown;
    }
    std::vector<bool> isThere(check.names.size());
    std::size_t missing = isThere.size();
    std::string scratch;
    for (auto member = m_members.first(instance); member && missing != 0;
         member = m_members.next(*member)) {
        if (!spendMember(*member)) {
            return Verdict::Unknown;
        }
        if (const auto index = check.names.indexOf(m_document->decodedKey(*member, scratch))) {
            isThere[*index] = true;
            --missing;
        }
    }
    if (missing == 0) {
        return Verdict::Holds;
    }
    if (isQuiet()) {
        return Verdict::Breached;
    }
    std::vector<std::pair<std::uint32_t, std::size_t>> absent; // by the place in the schema
    for (std::size_t index = 0; index < isThere.size(); ++index) {
        if (!isThere[index]) {
            absent.emplace_back(check.names.place(index), index);
        }
    }
    std::sort(absent.begin(), absent.end());
    Verdict verdict = Verdict::Breached;
    for (const auto& [place, index] : absent) {
        verdict = breach(check.node, instance,
                         u"the property %1 is missing"_s.arg(inQuotes(check.names.name(index))));
        if (isDecided(verdict)) {
            break;
        }
    }
    return verdict;
}

Verdict Evaluation::dependent(const Check& check, Node instance, Marks* marks) {
    if (m_document->type(instance) != json::Type::Object) {
        return Verdict::Holds;
    }
    Verdict verdict = Verdict::Holds;
    std::string scratch;
    for (auto member = m_members.first(instance); member; member = m_members.next(*member)) {
        if (!spendMember(*member)) {
            return std::max(verdict, Verdict::Unknown);
        }
        const auto place = check.names.find(m_document->decodedKey(*member, scratch));
        if (!place) {
            continue;
        }
        verdict = std::max(verdict, check.needed[*place]
                                        ? needed(check, instance, *member, *check.needed[*place])
                                        : apply(check.schemas[*place], instance, marks));
        if (isDecided(verdict)) {
            break;
        }
    }
    return verdict;
}

Verdict Evaluation::needed(const Check& check, Node object, Node trigger,
                           const std::vector<std::string>& names) {
    Verdict verdict = Verdict::Holds;
    for (const std::string& name : names) {
        if (!spend(m_document->childCount(object))) {
            return std::max(verdict, Verdict::Unknown);
        }
        if (!m_document->find(object, name)) {
            verdict = breach(check.node, object,
                             u"with the property %1 the property %2 is needed"_s.arg(
                                 inQuotes(m_document->decodedKey(trigger)), inQuotes(name)));
        }
        if (isDecided(verdict)) {
            break;
        }
    }
    return verdict;
}

Verdict Evaluation::unevaluatedProperties(const Check& check, Node instance, Marks* marks) {
    if (m_document->type(instance) != json::Type::Object) {
        return Verdict::Holds;
    }
    const auto refusal = [this](Node member) { return notAllowed(*m_document, member); };
    return unevaluated(check, instance, *marks, refusal);
}

Verdict Evaluation::unevaluated(const Check& check, Node container, Marks& marks,
                                const Refusal& refusal) {
    const SubschemaId id = check.schemas.front();
    Verdict verdict = Verdict::Holds;
    std::size_t index = 0;
    for (auto child = m_members.first(container); child && !isDecided(verdict);
         child = m_members.next(*child), ++index) {
        if (!spend(1)) {
            return std::max(verdict, Verdict::Unknown);
        }
        if (marks.has(index)) {
            continue;
        }
        if (marks.isDoubtful()) {
            const bool holds = applyQuietly(id, *child, nullptr) == Verdict::Holds;
            verdict = std::max(verdict, holds ? Verdict::Holds : Verdict::Unknown);
        } else {
            verdict = std::max(verdict, applyRest(id, *child, refusal));
        }
    }
    marks.markAllBefore(index);
    return verdict;
}

} // namespace muscope::schema
