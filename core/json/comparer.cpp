// SPDX-FileCopyrightText: The muscope authors
// SPDX-License-Identifier: Apache-2.0
#include "core/json/comparer.h"

#include "core/json/lossy_comparer.h"
#include "core/json/number.h"
#include "core/json/string_value.h"
#include "core/json/utf16.h"

#include <algorithm>

namespace muscope::json {

namespace {

std::string_view decoded(std::string_view spelling, bool isEscaped, std::string& scratch) {
    if (!isEscaped) {
        return spelling;
    }
    scratch.clear();
    appendDecoded(spelling, scratch);
    return scratch;
}

NodeId childAt(const Document& document, NodeId container, std::uint32_t index) {
    NodeId child = *document.firstChild(container);
    for (; index != 0; --index) {
        child = *document.nextSibling(child);
    }
    return child;
}

} // namespace

Comparison Comparer::compare(const Document& first, NodeId firstNode, const Document& second,
                             NodeId secondNode, Halves halves) {
    m_first = &first;
    m_second = &second;
    m_hasDuplicateKeys = false;
    m_halves = Halves::Exact;
    Comparison comparison;
    if (isAlikeInOrder(firstNode, secondNode)) {
        return comparison;
    }
    comparison.difference = firstDifference(firstNode, secondNode);
    comparison.hasDuplicateKeys = m_hasDuplicateKeys;
    if (!comparison.difference || halves == Halves::Exact) {
        return comparison;
    }
    comparison.isLossy = equalButForHalves(first, firstNode, second, secondNode);
    if (comparison.isLossy) {
        comparison.difference.reset();
        return comparison;
    }
    // Name a value that differs beyond what would have been forgiven, if one can be told.
    m_halves = Halves::Forgiven;
    if (const auto real = firstDifference(firstNode, secondNode)) {
        comparison.difference = real;
    }
    return comparison;
}

// The common case: the same tape, node by node, without a stack.
bool Comparer::isAlikeInOrder(NodeId firstNode, NodeId secondNode) {
    std::uint32_t first = indexOf(firstNode);
    std::uint32_t second = indexOf(secondNode);
    const std::uint32_t begin = first;
    for (std::uint64_t left = 1; left != 0; --left, ++first, ++second) {
        const NodeId a{first};
        const NodeId b{second};
        const std::uint32_t count = m_first->childCount(a);
        if (m_first->type(a) != m_second->type(b) || count != m_second->childCount(b) ||
            (first != begin && !equalKeys(a, b)) || !equalScalars(a, b)) {
            return false;
        }
        left += count;
    }
    return true;
}

// Of two values of the same type; containers count as equal.
bool Comparer::equalScalars(NodeId first, NodeId second) {
    switch (m_first->type(first)) {
    case Type::Number:
        return equalNumbers(m_first->spelling(first), m_second->spelling(second));
    case Type::String:
        return equalStrings(m_first->stringSpelling(first), m_first->isStringEscaped(first),
                            m_second->stringSpelling(second), m_second->isStringEscaped(second)) ||
               (m_halves == Halves::Forgiven &&
                equalButForHalves(m_first->decodedString(first, m_firstScratch),
                                  m_second->decodedString(second, m_secondScratch)));
    case Type::Null:
    case Type::False:
    case Type::True:
    case Type::Array:
    case Type::Object:
        break;
    }
    return true;
}

bool Comparer::equalKeys(NodeId first, NodeId second) {
    return equalStrings(m_first->keySpelling(first), m_first->isKeyEscaped(first),
                        m_second->keySpelling(second), m_second->isKeyEscaped(second));
}

bool Comparer::equalStrings(std::string_view first, bool isFirstEscaped, std::string_view second,
                            bool isSecondEscaped) {
    if (first == second) {
        return true;
    }
    if (!isFirstEscaped && !isSecondEscaped) {
        return false;
    }
    return decoded(first, isFirstEscaped, m_firstScratch) ==
           decoded(second, isSecondEscaped, m_secondScratch);
}

std::optional<Difference> Comparer::firstDifference(NodeId firstNode, NodeId secondNode) {
    m_work.clear();
    m_work.push_back({firstNode, secondNode, Work::Kind::Pair});
    while (!m_work.empty()) {
        const Work work = m_work.back();
        m_work.pop_back();
        if (auto difference = step(work)) {
            return difference;
        }
    }
    return std::nullopt;
}

std::optional<Difference> Comparer::step(const Work& work) {
    switch (work.kind) {
    case Work::Kind::OnlyInFirst:
        return Difference{Difference::Kind::OnlyInFirst, work.first, work.second};
    case Work::Kind::OnlyInSecond:
        return Difference{Difference::Kind::OnlyInSecond, work.first, work.second};
    case Work::Kind::Siblings: {
        const auto first = m_first->nextSibling(work.first);
        const auto second = m_second->nextSibling(work.second);
        if (first && second) {
            m_work.push_back({*first, *second, Work::Kind::Siblings});
        }
        break;
    }
    case Work::Kind::Pair:
        break;
    }
    const Type type = m_first->type(work.first);
    if (type != m_second->type(work.second) || !equalScalars(work.first, work.second)) {
        return Difference{Difference::Kind::Value, work.first, work.second};
    }
    if (type == Type::Array) {
        openArrays(work.first, work.second);
    } else if (type == Type::Object) {
        openObjects(work.first, work.second);
    }
    return std::nullopt;
}

void Comparer::openArrays(NodeId first, NodeId second) {
    const std::uint32_t firstCount = m_first->childCount(first);
    const std::uint32_t secondCount = m_second->childCount(second);
    if (firstCount > secondCount) {
        m_work.push_back({childAt(*m_first, first, secondCount), second, Work::Kind::OnlyInFirst});
    } else if (secondCount > firstCount) {
        m_work.push_back({first, childAt(*m_second, second, firstCount), Work::Kind::OnlyInSecond});
    }
    if (firstCount != 0 && secondCount != 0) {
        m_work.push_back(
            {*m_first->firstChild(first), *m_second->firstChild(second), Work::Kind::Siblings});
    }
}

void Comparer::openObjects(NodeId first, NodeId second) {
    auto left = m_first->firstChild(first);
    auto right = m_second->firstChild(second);
    while (left && right && equalKeys(*left, *right)) {
        left = m_first->nextSibling(*left);
        right = m_second->nextSibling(*right);
    }
    if (left || right) {
        matchMembers(first, second);
    } else if (m_first->childCount(first) != 0) {
        m_work.push_back(
            {*m_first->firstChild(first), *m_second->firstChild(second), Work::Kind::Siblings});
    }
}

void Comparer::collectMembers(const Document& document, NodeId object, std::vector<Member>& members,
                              std::string& arena) {
    members.clear();
    arena.clear();
    std::size_t escaped = 0;
    for (auto member = document.firstChild(object); member;
         member = document.nextSibling(*member)) {
        escaped += document.isKeyEscaped(*member) ? document.keySpelling(*member).size() : 0;
    }
    arena.reserve(escaped); // views into it stay: no key is longer decoded than as written
    for (auto member = document.firstChild(object); member;
         member = document.nextSibling(*member)) {
        std::string_view key = document.keySpelling(*member);
        if (document.isKeyEscaped(*member)) {
            const std::size_t begin = arena.size();
            appendDecoded(key, arena);
            key = std::string_view(arena).substr(begin);
        }
        members.push_back({key, *member, static_cast<std::uint32_t>(members.size())});
    }
    std::sort(members.begin(), members.end(), [](const Member& left, const Member& right) {
        if (left.key.size() != right.key.size()) {
            return left.key.size() < right.key.size();
        }
        const int order = left.key.compare(right.key);
        return order != 0 ? order < 0 : left.order < right.order;
    });
}

void Comparer::matchMembers(NodeId first, NodeId second) {
    collectMembers(*m_first, first, m_firstMembers, m_firstScratch);
    collectMembers(*m_second, second, m_secondMembers, m_secondScratch);
    m_firstObject = first;
    m_secondObject = second;
    m_onlyInSecond.reset();
    m_matched.resize(m_firstMembers.size());

    const auto groupEnd = [](const std::vector<Member>& members, std::size_t begin) {
        std::size_t end = begin;
        while (end != members.size() && members[end].key == members[begin].key) {
            ++end;
        }
        return end;
    };
    const auto isBefore = [](std::string_view left, std::string_view right) {
        return left.size() != right.size() ? left.size() < right.size() : left < right;
    };
    std::size_t left = 0;
    std::size_t right = 0;
    while (left != m_firstMembers.size() || right != m_secondMembers.size()) {
        std::size_t leftEnd = groupEnd(m_firstMembers, left);
        std::size_t rightEnd = groupEnd(m_secondMembers, right);
        if (leftEnd != left && rightEnd != right) {
            const std::string_view leftKey = m_firstMembers[left].key;
            const std::string_view rightKey = m_secondMembers[right].key;
            if (isBefore(leftKey, rightKey)) {
                rightEnd = right;
            } else if (isBefore(rightKey, leftKey)) {
                leftEnd = left;
            }
        }
        matchGroup(left, leftEnd, right, rightEnd);
        left = leftEnd;
        right = rightEnd;
    }
    if (m_onlyInSecond) {
        m_work.push_back({first, m_onlyInSecond->node, Work::Kind::OnlyInSecond});
    }
    m_work.insert(m_work.end(), m_matched.rbegin(), m_matched.rend());
}

// Members of one key: those of the first in [firstBegin, firstEnd), of the second likewise.
void Comparer::matchGroup(std::size_t firstBegin, std::size_t firstEnd, std::size_t secondBegin,
                          std::size_t secondEnd) {
    const std::size_t firstCount = firstEnd - firstBegin;
    const std::size_t secondCount = secondEnd - secondBegin;
    if (firstCount == 1 && secondCount > 1) {
        m_hasDuplicateKeys = true;
        secondBegin = secondEnd - 1;
    }
    for (std::size_t index = firstBegin; index != firstEnd; ++index) {
        const Member& member = m_firstMembers[index];
        if (secondBegin != secondEnd) {
            m_matched[member.order] = {member.node, m_secondMembers[secondBegin].node,
                                       Work::Kind::Pair};
            ++secondBegin;
        } else {
            m_matched[member.order] = {member.node, m_secondObject, Work::Kind::OnlyInFirst};
        }
    }
    if (secondBegin != secondEnd) {
        const Member& extra = m_secondMembers[secondBegin];
        if (!m_onlyInSecond || extra.order < m_onlyInSecond->order) {
            m_onlyInSecond = extra;
        }
    }
}

} // namespace muscope::json
