<xsl:stylesheet version="3.0"
    xmlns:xsl="http://www.w3.org/1999/XSL/Transform"
    xmlns:m="urn:edition:modes"
    xpath-default-namespace="http://www.tei-c.org/ns/1.0">
  <xsl:template match="lg" mode="m:html" as="item()*"><div><xsl:apply-templates select="head, l[2], l[1], l[3]" mode="#current"/></div></xsl:template>
</xsl:stylesheet>
