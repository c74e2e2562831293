// SPDX-FileCopyrightText: The muscope authors
// SPDX-License-Identifier: Apache-2.0
#pragma once

namespace muscope {

// A pair of Ed25519 keys: openssl genpkey -algorithm ed25519; openssl pkey -pubout; and the first
// sealed with the passphrase "secret" by openssl pkcs8 -topk8 -passout pass:secret.
constexpr const char* PrivatePem =
    "-----BEGIN PRIVATE KEY-----\n"
    "MC4CAQAwBQYDK2VwBCIEIF1ol1eLSDC04kGvZW8JN854dIMaHgbmUfdW5Br0aJ7/\n"
    "-----END PRIVATE KEY-----\n";
constexpr const char* PublicPem = "-----BEGIN PUBLIC KEY-----\n"
                                  "MCowBQYDK2VwAyEAEGRhVityI+nzkODS6ko30HBrvpov3GqZLlW7B6cIujo=\n"
                                  "-----END PUBLIC KEY-----\n";
constexpr const char* SealedPem =
    "-----BEGIN ENCRYPTED PRIVATE KEY-----\n"
    "MIGbMFcGCSqGSIb3DQEFDTBKMCkGCSqGSIb3DQEFDDAcBAiwSsf5fNlHywICCAAw\n"
    "DAYIKoZIhvcNAgkFADAdBglghkgBZQMEASoEEKQRggNJ9YHW4eUo8MDRZaoEQMUZ\n"
    "nFXZksMCjnaIQDzzzkmAD9n+2RTZpuExSSndvo/vDjtVkk5zv1Px/OnQxZQYJjCs\n"
    "pmGFcAVTWE4oSi5s4ng=\n"
    "-----END ENCRYPTED PRIVATE KEY-----\n";

} // namespace muscope
