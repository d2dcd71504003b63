package dev.loki.verification.seeded.bootstrap;

import okhttp3.OkHttpClient;

/** Holds a client that is none of its business. */
record SpeaksHttp(OkHttpClient client) {}
