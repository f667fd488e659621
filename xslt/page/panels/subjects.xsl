<?xml version="1.0" encoding="UTF-8"?>
<!-- What the document is about. -->
<xsl:stylesheet version="3.0"
    xmlns:xsl="http://www.w3.org/1999/XSL/Transform"
    xmlns:xs="http://www.w3.org/2001/XMLSchema"
    xmlns:c="urn:edition:context"
    xmlns:f="urn:edition:functions"
    xmlns:m="urn:edition:modes"
    exclude-result-prefixes="#all">

  <!-- The subjects of the document, with the ways to others about the same. -->
  <xsl:template name="f:subjects-panel" as="element()?">
    <xsl:variable name="subjects" as="element(c:subject)*" select="$context/c:context/c:subject"/>
    <xsl:if test="exists($subjects)">
      <section class="panel subjects" aria-labelledby="ui-subjects">
        <h2 id="ui-subjects"><xsl:value-of select="f:label('nav.subjects')"/></h2>
        <ul class="inline">
          <xsl:for-each select="$subjects">
            <li><a rel="tag" href="{f:link(@path)}"><xsl:value-of select="."/></a></li>
          </xsl:for-each>
        </ul>
      </section>
    </xsl:if>
  </xsl:template>

</xsl:stylesheet>
