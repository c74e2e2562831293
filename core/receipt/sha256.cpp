// SPDX-FileCopyrightText: The muscope authors
// SPDX-License-Identifier: Apache-2.0
#include "core/receipt/sha256.h"

#include <QtGlobal>

#include <openssl/evp.h>

namespace muscope {

Digest sha256(std::string_view bytes) {
    Digest digest{};
    const int isDone =
        EVP_Digest(bytes.data(), bytes.size(), reinterpret_cast<unsigned char*>(digest.data()),
                   nullptr, EVP_sha256(), nullptr);
    if (isDone != 1) { // every libcrypto has it; a digest that was not taken must not be told
        qFatal("libcrypto cannot take a SHA-256 digest");
    }
    return digest;
}

} // namespace muscope
