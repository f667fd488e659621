<?xml version="1.0" encoding="UTF-8"?>
<!-- Who and what the document names. -->
<xsl:stylesheet version="3.0"
    xmlns:xsl="http://www.w3.org/1999/XSL/Transform"
    xmlns:xs="http://www.w3.org/2001/XMLSchema"
    xmlns:c="urn:edition:context"
    xmlns:f="urn:edition:functions"
    xmlns:m="urn:edition:modes"
    xpath-default-namespace="http://www.tei-c.org/ns/1.0"
    exclude-result-prefixes="#all">

  <!-- Who and what the document names. -->
  <xsl:template name="f:entities-panel" as="element()?">
    <xsl:variable name="named" as="element(c:target)*"
      select="$context/c:context/c:target[(@of, @kind)[1] = f:kinds()][@id or @of]"/>
    <xsl:if test="exists($named)">
      <section class="panel entities" aria-labelledby="ui-entities">
        <h2 id="ui-entities"><xsl:value-of select="f:label('named-here')"/></h2>
        <xsl:for-each select="f:kinds()[. = $named/(@of, @kind)[1]]">
          <xsl:variable name="kind" as="xs:string" select="."/>
          <h3><xsl:value-of select="f:label('nav.' || $kind)"/></h3>
          <ul class="glossed">
            <xsl:for-each-group select="$named[(@of, @kind)[1] = $kind]"
                group-by="string-join((@document, @id, @fragment), '#')">
              <li>
                <a href="{f:href(.)}"><xsl:value-of select="(c:name, @id)[1]"/></a>
                <xsl:sequence select="f:glossed(.)"/>
              </li>
            </xsl:for-each-group>
          </ul>
        </xsl:for-each>
      </section>
    </xsl:if>
  </xsl:template>

</xsl:stylesheet>
