// SPDX-FileCopyrightText: The muscope authors
// SPDX-License-Identifier: Apache-2.0
#include "core/index/problem.h"

namespace muscope {

const char* wordFor(ProblemKind kind) {
    switch (kind) {
    case ProblemKind::Differs:
        return "differs";
    case ProblemKind::WrongSubject:
        return "wrong-subject";
    case ProblemKind::Malformed:
        return "malformed";
    case ProblemKind::Schema:
        return "schema";
    case ProblemKind::Error:
        return "error";
    case ProblemKind::Hung:
        return "hung";
    case ProblemKind::Orphan:
        return "orphan";
    case ProblemKind::Ambiguous:
        return "ambiguous";
    case ProblemKind::Permission:
        return "permission";
    case ProblemKind::Undeclared:
        return "tool-undeclared";
    case ProblemKind::OrphanReceipt:
        return "receipt-orphan";
    case ProblemKind::TimeBackwards:
        return "time-backwards";
    case ProblemKind::NotUtf8:
        return "not-utf8";
    case ProblemKind::DuplicateKeys:
        return "duplicate-keys";
    case ProblemKind::SchemaUnchecked:
        return "schema-unchecked";
    case ProblemKind::Workflow:
        return "workflow";
    }
    return "";
}

std::optional<ProblemKind> failureKind(Verdict verdict) {
    switch (verdict) {
    case Verdict::Differs:
        return ProblemKind::Differs;
    case Verdict::WrongSubject:
        return ProblemKind::WrongSubject;
    case Verdict::Malformed:
        return ProblemKind::Malformed;
    case Verdict::NotCheckable:
    case Verdict::Match:
    case Verdict::None:
    case Verdict::ReceiptEvent:
    case Verdict::Unchecked:
        break;
    }
    return std::nullopt;
}

} // namespace muscope
