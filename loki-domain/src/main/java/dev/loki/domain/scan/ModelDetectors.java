package dev.loki.domain.scan;

import static dev.loki.domain.scan.Detector.token;

import java.util.List;

/** Credentials of model providers and machine learning platforms. */
final class ModelDetectors {

    static final List<Detector> ROWS = List.of(
            token(
                            "huggingface-token",
                            "Hugging Face token",
                            "https://huggingface.co/docs/hub/security-tokens",
                            "hf_[A-Za-z0-9]{34}",
                            "api_org_[A-Za-z0-9]{34}")
                    .showing(3),
            token(
                    "openrouter-api-key",
                    "OpenRouter API key",
                    "https://openrouter.ai/docs/api-reference/authentication",
                    "sk-or-v1-[a-f0-9]{64}"),
            token("groq-api-key", "Groq API key", "https://console.groq.com/docs/quickstart", "gsk_[A-Za-z0-9]{52}"),
            token("xai-api-key", "xAI API key", "https://docs.x.ai/docs/tutorial", "xai-[A-Za-z0-9]{80}"),
            token(
                    "perplexity-api-key",
                    "Perplexity API key",
                    "https://docs.perplexity.ai/getting-started/quickstart",
                    "pplx-[A-Za-z0-9]{48}"),
            token(
                    "replicate-token",
                    "Replicate API token",
                    "https://replicate.com/docs/topics/security/api-tokens",
                    "r8_[A-Za-z0-9]{37}"),
            token(
                    "fireworks-api-key",
                    "Fireworks AI API key",
                    "https://docs.fireworks.ai/tools-sdks/firectl/commands/api-key-create",
                    "fw_[A-Za-z0-9]{22,32}"),
            token(
                    "cerebras-api-key",
                    "Cerebras API key",
                    "https://inference-docs.cerebras.ai/quickstart",
                    "csk-[a-z0-9]{48}"),
            token(
                    "nvidia-api-key",
                    "NVIDIA API key",
                    "https://docs.nvidia.com/ngc/gpu-cloud/ngc-user-guide/index.html",
                    "nvapi-[A-Za-z0-9_-]{60,70}"),
            token(
                            "langsmith-api-key",
                            "LangSmith API key",
                            "https://docs.smith.langchain.com/administration/how_to_guides/organization_management/create_account_api_key",
                            "lsv2_pt_[a-f0-9]{32}_[a-f0-9]{10}",
                            "lsv2_sk_[a-f0-9]{32}_[a-f0-9]{10}")
                    .showing(8),
            token(
                    "langfuse-secret-key",
                    "Langfuse secret key",
                    "https://langfuse.com/docs/api-and-data-platform/features/public-api",
                    "sk-lf-[a-f0-9]{8}-[a-f0-9]{4}-[a-f0-9]{4}-[a-f0-9]{4}-[a-f0-9]{12}"),
            token(
                    "pinecone-api-key",
                    "Pinecone API key",
                    "https://docs.pinecone.io/guides/projects/manage-api-keys",
                    "pcsk_[A-Za-z0-9]{5,6}_[A-Za-z0-9]{60,65}"),
            token(
                            "tavily-api-key",
                            "Tavily API key",
                            "https://docs.tavily.com/documentation/quickstart",
                            "tvly-dev-[A-Za-z0-9]{32}",
                            "tvly-prod-[A-Za-z0-9]{32}",
                            "tvly-[A-Za-z0-9]{32}")
                    .showing(5));

    private ModelDetectors() {}
}
