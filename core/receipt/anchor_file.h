// SPDX-FileCopyrightText: The muscope authors
// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "core/receipt/anchor_signature.h"
#include "core/receipt/digest_anchor.h"

#include <QStringList>

namespace muscope {

class SignatureKey;

// Whether an anchor may take the place of a file. An anchor is evidence: not without being told.
enum class Replace : unsigned char { Refuse, Replace };

// An error that names the anchor or signature that stands in the way of an anchor at path.
[[nodiscard]] Result<void> isFreeForAnchor(const QString& path);

// An error where the anchor or its signature would take the place of one of these files, which is
// never wanted: the store, the key. A file that is not there is not in the way.
[[nodiscard]] Result<void> isApartFrom(const QString& path, const QStringList& files);

// Writes an anchor to path, and its signature beside it where there is a key. Each of the two is
// written whole or not at all; a signature of what was replaced does not stay.
[[nodiscard]] Result<void> writeAnchor(const DigestAnchor& anchor, const QString& path,
                                       const SignatureKey* key, Replace replace);

// An anchor as it was found, and what is known of its signature; nothing where it has none and no
// key was given to check it with.
struct SignedAnchor {
    DigestAnchor anchor;
    std::optional<AnchorSignature> signature;
};
[[nodiscard]] Result<SignedAnchor> readAnchor(const QString& path, const QString& keyPath);

} // namespace muscope
