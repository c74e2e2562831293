// SPDX-FileCopyrightText: The muscope authors
// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "core/maml/block_finder.h"
#include "core/maml/scanned_document.h"
#include "core/maml/text_lines.h"

#include <vector>

namespace muscope {

// Finds the MAML documents of a file and the places of their parts: at the start of the file, in
// the prose, and quoted in fences, one within the other. Time is linear in the lines.
class DocumentScanner final {
public:
    explicit DocumentScanner(const TextLines& lines);

    // The documents by their first line.
    [[nodiscard]] std::vector<ScannedDocument> scan();

private:
    // What a bare fence outside of all blocks is.
    enum class BareFence : unsigned char { Opens, Stray, ClosesWrapper, BelongsToProse };

    struct Quoted {
        int end = 0; // the closing fence, or the line behind the document
        bool isClosed = true;
    };

    // These return the line they stopped at.
    int scanFileStart();
    void scanProse(int begin, int limit, int depth);
    int scanDocument(ScannedDocument document, int limit, int depth);
    int scanBody(ScannedDocument& document, int limit, int depth);
    int scanBlock(ScannedDocument& document, int at, int limit, int depth);
    int cutOff(ScannedDocument& document, int cut);

    [[nodiscard]] Quoted scanQuoted(int opening, int limit, int depth);
    [[nodiscard]] ScannedDocument quotedStart(int opening, int limit) const;
    [[nodiscard]] BareFence bareFence(const ScannedDocument& document, int at, int limit, int cut);
    [[nodiscard]] bool wrapperGoesOn(const ScannedDocument& document, int at, int limit) const;
    [[nodiscard]] bool endsQuotation(const ScannedDocument& document, int at) const;
    [[nodiscard]] int wrapperEnd(const ScannedDocument& document, int limit);
    void takeHeading(ScannedDocument& document, int at) const;
    void takeWholeFile(const ScannedDocument& prose);

    const TextLines& m_lines;
    BlockFinder m_blocks;
    std::vector<ScannedDocument> m_documents;
};

} // namespace muscope
