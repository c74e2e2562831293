// SPDX-FileCopyrightText: The muscope authors
// SPDX-License-Identifier: Apache-2.0
#include "core/event/coverage.h"

namespace muscope {

namespace {

std::int64_t& counter(Coverage& coverage, Verdict verdict, MatchLevel level) {
    switch (verdict) {
    case Verdict::Differs:
        return coverage.differs;
    case Verdict::WrongSubject:
        return coverage.wrongSubject;
    case Verdict::Malformed:
        return coverage.malformed;
    case Verdict::NotCheckable:
        return coverage.notCheckable;
    case Verdict::Match:
        return level == MatchLevel::Lossy        ? coverage.lossy
               : level == MatchLevel::Equivalent ? coverage.equivalent
                                                 : coverage.exact;
    case Verdict::None:
        return coverage.none;
    case Verdict::ReceiptEvent:
        return coverage.receiptEvents;
    case Verdict::Unchecked:
        break;
    }
    return coverage.unchecked;
}

} // namespace

void Coverage::add(Verdict verdict, MatchLevel level) {
    ++events;
    ++counter(*this, verdict, level);
}

void Coverage::add(const Coverage& other) {
    events += other.events;
    exact += other.exact;
    equivalent += other.equivalent;
    lossy += other.lossy;
    differs += other.differs;
    wrongSubject += other.wrongSubject;
    malformed += other.malformed;
    notCheckable += other.notCheckable;
    none += other.none;
    receiptEvents += other.receiptEvents;
    unchecked += other.unchecked;
}

} // namespace muscope
