// SPDX-FileCopyrightText: The muscope authors
// SPDX-License-Identifier: Apache-2.0
#include "core/event/coverage.h"

namespace muscope {

namespace {

// The counter of a verdict; a match has one for each level.
std::int64_t Coverage::* counterOf(Verdict verdict, MatchLevel level) {
    switch (verdict) {
    case Verdict::Differs:
        return &Coverage::differs;
    case Verdict::WrongSubject:
        return &Coverage::wrongSubject;
    case Verdict::Malformed:
        return &Coverage::malformed;
    case Verdict::NotCheckable:
        return &Coverage::notCheckable;
    case Verdict::Match:
        return level == MatchLevel::Lossy        ? &Coverage::lossy
               : level == MatchLevel::Equivalent ? &Coverage::equivalent
                                                 : &Coverage::exact;
    case Verdict::None:
        return &Coverage::none;
    case Verdict::ReceiptEvent:
        return &Coverage::receiptEvents;
    case Verdict::Unchecked:
        break;
    }
    return &Coverage::unchecked;
}

} // namespace

std::int64_t Coverage::of(Verdict verdict) const {
    return verdict == Verdict::Match ? match() : this->*counterOf(verdict, MatchLevel::None);
}

void Coverage::add(Verdict verdict, MatchLevel level) {
    ++events;
    ++(this->*counterOf(verdict, level));
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
