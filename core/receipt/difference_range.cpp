// SPDX-FileCopyrightText: The muscope authors
// SPDX-License-Identifier: Apache-2.0
#include "core/receipt/difference_range.h"

#include "core/base/utf8_text.h"

#include <algorithm>

namespace muscope {

namespace {

constexpr std::size_t BytesBefore = 120; // so that the difference is among the first lines
constexpr std::size_t BytesAfter = 1600;
constexpr std::size_t BytesPlain = 4000;

std::size_t characterEnd(std::string_view text, std::size_t place) {
    place = std::min(place + 1, text.size());
    while (place < text.size() && isContinuation(text[place])) {
        ++place;
    }
    return place;
}

// How many bytes both texts share at their ends, in whole characters.
std::size_t commonEnd(std::string_view first, std::string_view second) {
    const auto mismatch =
        std::mismatch(first.rbegin(), first.rend(), second.rbegin(), second.rend());
    auto length = static_cast<std::size_t>(mismatch.first - first.rbegin());
    while (length > 0 && isContinuation(first[first.size() - length])) {
        --length;
    }
    return length;
}

} // namespace

DifferenceRange differenceRange(std::string_view text, std::size_t offset, std::string_view other,
                                std::size_t otherOffset) {
    const std::size_t start = characterStart(text, offset);
    const std::size_t otherStart = characterStart(other, otherOffset);
    std::size_t shared = commonEnd(text.substr(start), other.substr(otherStart));
    // Where one side lacks something, the character after the gap shows where.
    if (shared > 0 && (text.size() - shared == start || other.size() - shared == otherStart)) {
        const std::size_t from = text.size() - shared;
        shared -= characterEnd(text, from) - from;
    }
    const std::size_t end = text.size() - shared;
    const std::size_t from = start > BytesBefore ? characterStart(text, start - BytesBefore) : 0;
    const std::size_t to = characterStart(text, std::min(start + BytesAfter, text.size()));
    return {from, start, std::min(end, to), to};
}

DifferencePlace differencePlace(const ReceiptReport& report) {
    if (!report.firstDifference) {
        return {report.subjectText.size(), report.turnedBack.size()};
    }
    const std::string_view subject = report.subjectText;
    const std::string_view receipt = report.turnedBack;
    const std::size_t inSubject = std::min(report.firstDifference->subjectOffset, subject.size());
    const std::size_t inReceipt = std::min(report.firstDifference->receiptOffset, receipt.size());
    const std::string_view first = subject.substr(inSubject);
    const std::string_view second = receipt.substr(inReceipt);
    const auto parting =
        std::mismatch(first.begin(), first.end(), second.begin(), second.end()).first;
    const auto shared = static_cast<std::size_t>(parting - first.begin());
    // Both back up alike: what they share they have in common.
    return {characterStart(subject, inSubject + shared),
            characterStart(receipt, inReceipt + shared)};
}

DifferenceRange plainRange(std::string_view text) {
    const std::size_t to = characterStart(text, BytesPlain);
    return {0, to, to, to};
}

} // namespace muscope
