// SPDX-FileCopyrightText: The muscope authors
// SPDX-License-Identifier: Apache-2.0
#include "core/event/verdict.h"

namespace muscope {

const char* wordFor(Verdict verdict) {
    switch (verdict) {
    case Verdict::Differs:
        return "differs";
    case Verdict::WrongSubject:
        return "wrong_subject";
    case Verdict::Malformed:
        return "malformed";
    case Verdict::NotCheckable:
        return "not_checkable";
    case Verdict::Match:
        return "match";
    case Verdict::None:
        return "none";
    case Verdict::ReceiptEvent:
        return "receipt_event";
    case Verdict::Unchecked:
        return "unchecked";
    }
    return "";
}

const char* wordFor(MatchLevel level) {
    switch (level) {
    case MatchLevel::Lossy:
        return "lossy";
    case MatchLevel::Equivalent:
        return "equivalent";
    case MatchLevel::Exact:
        return "exact";
    case MatchLevel::None:
        return "";
    }
    return "";
}

} // namespace muscope
