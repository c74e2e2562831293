// SPDX-FileCopyrightText: The muscope authors
// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "core/maml/scanned_document.h"
#include "core/maml/text_lines.h"

namespace muscope {

// Finds where fenced blocks end although inner and outer fences are of the same length: a fence
// with an info string opens a level, a bare one closes one (formats differ too much for CommonMark,
// which would end the outer block at the first inner fence). A block whose closing fence was
// forgotten ends before the next section that only MAML has.
class BlockFinder final {
public:
    // Looks at no more than budget lines in all; what comes then ends at once.
    BlockFinder(const TextLines& lines, long budget)
        : m_lines(lines)
        , m_budget(budget) {}

    // The block that the fence at opening begins.
    [[nodiscard]] ScannedBlock find(int opening, int limit, int indent);
    // Whether the bare fence at line at belongs to no block: a second closing fence, or one with
    // nothing behind it. previous is the block before it, where there is one.
    [[nodiscard]] bool isStray(int at, int limit, int indent, const ScannedBlock* previous);
    // Whether a document quoted in a fence can begin at that opening fence.
    [[nodiscard]] bool quotesDocument(int opening, int limit) const;

    // Takes one line from the budget; false when there is none left.
    [[nodiscard]] bool spend() { return m_budget-- > 0; }

private:
    [[nodiscard]] bool isCoreHeading(int line, int indent) const;
    [[nodiscard]] bool hasPartner(int at, int limit, int indent);

    const TextLines& m_lines;
    long m_budget;
};

// The first line behind an opening fence, or of a file, that is neither blank nor a "//" comment.
[[nodiscard]] int skipComments(const TextLines& lines, int begin, int limit);

// Whether a fence of that language can wrap a whole document, and so hold fences itself.
[[nodiscard]] bool canWrap(std::string_view language);

} // namespace muscope
