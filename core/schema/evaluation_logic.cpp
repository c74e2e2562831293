// SPDX-FileCopyrightText: The muscope authors
// SPDX-License-Identifier: Apache-2.0
#include "core/schema/evaluation.h"
#include "core/schema/wording.h"

#include <algorithm>

// Keywords that apply schemas to the value itself (2020-12 core, section 10.2). What cannot be told
// decides nothing: three values, as Kleene has them.
namespace muscope::schema {

namespace {

using namespace Qt::StringLiterals;

} // namespace

Verdict Evaluation::allOf(const Check& check, Node instance, Marks* marks) {
    Verdict verdict = Verdict::Holds;
    for (const SubschemaId id : check.schemas) {
        verdict = std::max(verdict, apply(id, instance, marks));
        if (isDecided(verdict)) {
            break;
        }
    }
    return verdict;
}

Evaluation::Tally Evaluation::tally(const Check& check, Node instance, Marks* marks,
                                    std::size_t enough) {
    Tally tally;
    for (const SubschemaId id : check.schemas) {
        Marks branch;
        const Verdict verdict = applyQuietly(id, instance, marks == nullptr ? nullptr : &branch);
        tally.holding += verdict == Verdict::Holds ? 1 : 0;
        tally.unknown += verdict == Verdict::Unknown ? 1 : 0;
        if (marks != nullptr && verdict == Verdict::Holds) {
            marks->add(branch);
        }
        if (m_isOver || (marks == nullptr && tally.holding == enough)) {
            break;
        }
    }
    if (marks != nullptr && tally.unknown != 0) {
        marks->doubt();
    }
    return tally;
}

Verdict Evaluation::anyOf(const Check& check, Node instance, Marks* marks) {
    if (check.schemas.size() == 1) {
        return apply(check.schemas.front(), instance, marks);
    }
    const Tally result = tally(check, instance, marks, 1);
    if (result.holding != 0) {
        return Verdict::Holds;
    }
    if (result.unknown != 0) {
        return Verdict::Unknown;
    }
    return breach(check.node, instance,
                  u"%1 matches none of the %2 alternatives"_s.arg(
                      described(*m_document, instance), QString::number(check.schemas.size())));
}

Verdict Evaluation::oneOf(const Check& check, Node instance, Marks* marks) {
    if (check.schemas.size() == 1) {
        return apply(check.schemas.front(), instance, marks);
    }
    const Tally result = tally(check, instance, marks, 2);
    if (result.holding > 1) {
        return breach(check.node, instance,
                      u"%1 matches more than one of the %2 alternatives"_s.arg(
                          described(*m_document, instance), QString::number(check.schemas.size())));
    }
    if (result.unknown != 0) {
        return Verdict::Unknown;
    }
    return result.holding == 1 ? Verdict::Holds
                               : breach(check.node, instance,
                                        u"%1 matches none of the %2 alternatives"_s.arg(
                                            described(*m_document, instance),
                                            QString::number(check.schemas.size())));
}

Verdict Evaluation::negation(const Check& check, Node instance) {
    switch (applyQuietly(check.schemas.front(), instance, nullptr)) {
    case Verdict::Breached:
        return Verdict::Holds;
    case Verdict::Unknown:
        return Verdict::Unknown;
    case Verdict::Holds:
        break;
    }
    return breach(check.node, instance,
                  u"%1 matches what it must not"_s.arg(described(*m_document, instance)));
}

Verdict Evaluation::condition(const Check& check, Node instance, Marks* marks) {
    Marks branch;
    const Verdict verdict =
        applyQuietly(check.schemas.front(), instance, marks == nullptr ? nullptr : &branch);
    switch (verdict) {
    case Verdict::Holds:
        if (marks != nullptr) {
            marks->add(branch);
        }
        return check.rest ? apply(*check.rest, instance, marks) : Verdict::Holds;
    case Verdict::Breached:
        return check.other ? apply(*check.other, instance, marks) : Verdict::Holds;
    case Verdict::Unknown:
        break;
    }
    if (marks != nullptr) {
        marks->doubt();
    }
    return check.rest || check.other ? Verdict::Unknown : Verdict::Holds;
}

} // namespace muscope::schema
