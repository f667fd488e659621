<xsl:stylesheet version="3.0"
    xmlns:xsl="http://www.w3.org/1999/XSL/Transform"
    xmlns:m="urn:edition:modes"
    xpath-default-namespace="http://www.tei-c.org/ns/1.0">
  <xsl:template match="app" mode="m:html" as="item()*"><span><xsl:apply-templates select="*" mode="m:text-alone"/></span></xsl:template>
  <xsl:mode name="m:text-alone" on-no-match="text-only-copy"/>
</xsl:stylesheet>
