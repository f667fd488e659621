<xsl:stylesheet version="3.0"
    xmlns:xsl="http://www.w3.org/1999/XSL/Transform"
    xmlns:b="urn:edition:book"
    xmlns:m="urn:edition:modes">
  <xsl:template match="b:documents//b:include" mode="m:call" as="text()*">
    <xsl:text>[]</xsl:text>
  </xsl:template>
</xsl:stylesheet>
