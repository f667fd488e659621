<?xml version="1.0" encoding="UTF-8"?>
<!-- The report of the build for people: findings, and what the audit counted; and the page of a
     document that cannot be read. -->
<xsl:stylesheet version="3.0"
    xmlns:xsl="http://www.w3.org/1999/XSL/Transform"
    xmlns:xs="http://www.w3.org/2001/XMLSchema"
    xmlns:c="urn:edition:context"
    xmlns:f="urn:edition:functions"
    xmlns:m="urn:edition:modes"
    xpath-default-namespace="http://www.tei-c.org/ns/1.0"
    exclude-result-prefixes="#all">

  <xsl:template match="/" mode="m:report" as="element()">
    <html xsl:use-attribute-sets="f:interface">
      <xsl:call-template name="f:head">
        <xsl:with-param name="title" select="f:label('report')"/>
        <xsl:with-param name="more" as="element()">
          <meta name="robots" content="noindex"/>
        </xsl:with-param>
        <xsl:with-param name="styles" select="'tables', 'lists'"/>
      </xsl:call-template>
      <body>
        <xsl:call-template name="f:masthead"/>
        <main id="ui-main">
          <header class="title">
            <h1><xsl:value-of select="f:label('report')"/></h1>
            <p class="subtitle"><xsl:value-of select="f:label('report.about')"/></p>
          </header>
          <xsl:call-template name="f:findings"/>
          <xsl:call-template name="f:unhandled-kinds"/>
          <xsl:call-template name="f:words"/>
          <xsl:call-template name="f:hiding"/>
        </main>
        <xsl:call-template name="f:footer"/>
      </body>
    </html>
  </xsl:template>

  <!-- What was found in the sources: a section for each code, the gravest first. -->
  <xsl:template name="f:findings" as="element()">
    <xsl:variable name="findings" as="element(c:findings)*" select="c:context/c:findings"/>
    <section aria-labelledby="ui-findings">
      <h2 id="ui-findings"><xsl:value-of select="f:label('report.findings')"/></h2>
      <xsl:if test="empty($findings)">
        <p><xsl:value-of select="f:label('report.none')"/></p>
      </xsl:if>
      <xsl:for-each select="$findings">
        <xsl:sort select="index-of(('error', 'warning', 'note'), @severity)"/>
        <xsl:sort select="@code"/>
        <section class="{@severity}" aria-labelledby="ui-{@code}">
          <h3 id="ui-{@code}">
            <xsl:value-of select="(@title, @code)[1]"/>
          </h3>
          <p class="kind">
            <span class="severity"><xsl:value-of select="f:label('severity.' || @severity)"/></span>
            <xsl:text> </xsl:text>
            <code><xsl:value-of select="@code"/></code>
            <xsl:text> · </xsl:text>
            <xsl:value-of select="f:counted('report.time', @count)"/>
          </p>
          <xsl:call-template name="f:listed-findings">
            <xsl:with-param name="findings" select="c:finding"/>
            <xsl:with-param name="count" select="@count"/>
          </xsl:call-template>
        </section>
      </xsl:for-each>
    </section>
  </xsl:template>

  <!-- A few findings are seen at once, more of them on demand, very many in the data. -->
  <xsl:template name="f:listed-findings" as="element()+">
    <xsl:param name="findings" as="element(c:finding)+"/>
    <xsl:param name="count" as="xs:integer"/>
    <xsl:variable name="list" as="element()+">
      <xsl:for-each-group select="$findings" group-adjacent="string(@file)">
        <xsl:if test="current-grouping-key() ne ''">
          <h4><xsl:value-of select="current-grouping-key()"/></h4>
        </xsl:if>
        <ul class="findings">
          <xsl:apply-templates select="current-group()" mode="m:finding"/>
        </ul>
      </xsl:for-each-group>
      <xsl:call-template name="f:more">
        <xsl:with-param name="count" select="$count - count($findings)"/>
      </xsl:call-template>
    </xsl:variable>
    <xsl:choose>
      <xsl:when test="$count le 10 or $findings/@severity = 'error'">
        <xsl:sequence select="$list"/>
      </xsl:when>
      <xsl:otherwise>
        <details>
          <summary><xsl:value-of select="f:label('report.list')"/></summary>
          <xsl:sequence select="$list"/>
        </details>
      </xsl:otherwise>
    </xsl:choose>
  </xsl:template>

  <!-- That there are more than are listed, and where. -->
  <xsl:template name="f:more" as="element()?">
    <xsl:param name="count" as="xs:integer"/>
    <xsl:if test="$count gt 0">
      <p class="more">
        <xsl:value-of select="f:label-with('report.more', map{'n': string($count)})"/>
        <xsl:text> </xsl:text>
        <a href="data/report.json">data/report.json</a>
      </p>
    </xsl:if>
  </xsl:template>

  <!-- Returns a number with what it counts. -->
  <xsl:function name="f:counted" as="xs:string">
    <xsl:param name="label" as="xs:string"/>
    <xsl:param name="count" as="xs:integer"/>
    <xsl:sequence select="
        f:label-with($label || (if ($count eq 1) then '.one' else '.many'), map{'n': string($count)})"/>
  </xsl:function>

  <!-- What no rule handles and no page shows, in all documents. -->
  <xsl:template name="f:unhandled-kinds" as="element()?">
    <xsl:variable name="kinds" as="element(c:unhandled)*" select="c:context/c:encoded/c:unhandled"/>
    <xsl:if test="exists($kinds)">
      <section aria-labelledby="ui-unhandled">
        <h2 id="ui-unhandled"><xsl:value-of select="f:label('report.encoded')"/></h2>
        <p><xsl:value-of select="f:label('report.encoded.about')"/></p>
        <xsl:variable name="table" as="element()">
          <div class="scroll" tabindex="0" role="group" aria-labelledby="ui-unhandled">
            <table class="figures kinds">
              <thead>
                <tr>
                  <th scope="col"><xsl:value-of select="f:label('report.kind')"/></th>
                  <th scope="col"><xsl:value-of select="f:label('report.count')"/></th>
                  <th scope="col"><xsl:value-of select="f:label('nav.documents')"/></th>
                  <th scope="col" class="first"><xsl:value-of select="f:label('report.first')"/></th>
                </tr>
              </thead>
              <tbody>
                <xsl:apply-templates select="$kinds" mode="m:audit"/>
              </tbody>
            </table>
          </div>
        </xsl:variable>
        <xsl:sequence select="$table"/>
        <xsl:call-template name="f:more">
          <xsl:with-param name="count" select="xs:integer(c:context/c:encoded/@count) - count($kinds)"/>
        </xsl:call-template>
      </section>
    </xsl:if>
  </xsl:template>

  <xsl:template match="c:unhandled" mode="m:audit" as="element()">
    <tr>
      <th scope="row">
        <code><xsl:value-of select="."/></code>
        <xsl:if test="@code = 'ED501'">
          <xsl:text> </xsl:text>
          <span class="severity"><xsl:value-of select="f:label('report.no-rule')"/></span>
        </xsl:if>
        <xsl:if test="xs:integer(@values) gt 1">
          <xsl:text> </xsl:text>
          <span class="severity"><xsl:value-of select="f:label-with('report.values', map{'n': string(@values)})"/></span>
        </xsl:if>
      </th>
      <td><xsl:value-of select="@count"/></td>
      <td><xsl:value-of select="@documents"/></td>
      <td class="first">
        <xsl:for-each select="tokenize(@file, '/')">
          <xsl:if test="position() gt 1">/<wbr/></xsl:if>
          <xsl:value-of select="."/>
        </xsl:for-each>
        <wbr/>
        <xsl:value-of select="':' || @line || ':' || @column"/>
      </td>
    </tr>
  </xsl:template>

  <!-- What the audit counted: all documents together, then each; those at fault come first. -->
  <xsl:template name="f:words" as="element()?">
    <xsl:variable name="total" as="element(c:audits)?" select="c:context/c:audits"/>
    <xsl:if test="exists($total)">
      <xsl:variable name="columns" as="xs:string*" select="f:audit-columns($total)"/>
      <section aria-labelledby="ui-audit">
        <h2 id="ui-audit"><xsl:value-of select="f:label('report.audit')"/></h2>
        <p><xsl:value-of select="f:label('report.audit.about')"/></p>
        <div class="scroll" tabindex="0" role="group" aria-labelledby="ui-audit">
          <table class="figures">
            <thead>
              <tr>
                <th scope="col"><xsl:value-of select="f:label('report.document')"/></th>
                <xsl:for-each select="$columns">
                  <th scope="col"><xsl:value-of select="f:label('report.' || .)"/></th>
                </xsl:for-each>
              </tr>
            </thead>
            <tbody>
              <xsl:if test="xs:integer($total/@documents) gt 1">
                <tr class="total">
                  <th scope="row"><xsl:value-of select="f:counted('report.document', $total/@documents)"/></th>
                  <xsl:for-each select="$columns">
                    <td><xsl:value-of select="$total/@*[local-name() = current()]"/></td>
                  </xsl:for-each>
                </tr>
              </xsl:if>
              <xsl:apply-templates select="$total/c:audit" mode="m:audit">
                <xsl:with-param name="columns" select="$columns"/>
              </xsl:apply-templates>
            </tbody>
          </table>
        </div>
        <xsl:call-template name="f:more">
          <xsl:with-param name="count" select="xs:integer($total/@documents) - count($total/c:audit)"/>
        </xsl:call-template>
      </section>
    </xsl:if>
  </xsl:template>

  <!-- The rules that hide words: all there are, and how many words each hides here. -->
  <xsl:template name="f:hiding" as="element()?">
    <xsl:if test="c:context/c:hiding">
      <section aria-labelledby="ui-hiding">
        <h2 id="ui-hiding"><xsl:value-of select="f:label('report.hiding')"/></h2>
        <p><xsl:value-of select="f:label('report.hiding.about')"/></p>
        <div class="scroll" tabindex="0" role="group" aria-labelledby="ui-hiding">
          <table class="rules">
            <thead>
              <tr>
                <th scope="col"><xsl:value-of select="f:label('report.rule')"/></th>
                <th scope="col"><xsl:value-of select="f:label('report.why')"/></th>
                <th scope="col" class="count"><xsl:value-of select="f:label('report.audit')"/></th>
              </tr>
            </thead>
            <tbody>
              <xsl:for-each select="c:context/c:hiding">
                <tr>
                  <th scope="row">
                    <xsl:value-of select="@name"/>
                    <br/>
                    <code><xsl:value-of select="@element"/></code>
                  </th>
                  <td><xsl:value-of select="."/></td>
                  <td class="count"><xsl:value-of select="@words"/></td>
                </tr>
              </xsl:for-each>
            </tbody>
          </table>
        </div>
      </section>
    </xsl:if>
  </xsl:template>

  <!-- Returns the figures that the audit has, in the order of the table. -->
  <xsl:function name="f:audit-columns" as="xs:string*">
    <xsl:param name="total" as="element(c:audits)"/>
    <xsl:variable name="known" as="xs:string+"
        select="'source-words', 'html-words', 'pdf-words', 'text-words', 'available', 'hidden', 'lost', 'garbled', 'moved', 'states', 'unclean', 'unhandled'"/>
    <xsl:variable name="given" as="xs:string*" select="$total/@*/local-name()[. ne 'documents']"/>
    <xsl:sequence select="$known[. = $given], sort($given[not(. = $known)])"/>
  </xsl:function>

  <xsl:template match="c:audit" mode="m:audit" as="element()">
    <xsl:param name="columns" as="xs:string*"/>
    <xsl:variable name="audit" as="element()" select="."/>
    <tr>
      <th scope="row">
        <a href="{f:link(f:document-path(@document, ''))}"><xsl:value-of select="@document"/></a>
      </th>
      <xsl:for-each select="$columns">
        <td><xsl:value-of select="($audit/@*[local-name() = current()], '–')[1]"/></td>
      </xsl:for-each>
    </tr>
  </xsl:template>

  <xsl:template match="c:finding" mode="m:finding" as="element()">
    <li class="{@severity}">
      <p>
        <xsl:if test="@line[. ne '0']">
          <span class="where"><xsl:value-of select="f:label-with('report.place', map{'line': string(@line), 'column': string(@column)})"/></span>
          <xsl:text>: </xsl:text>
        </xsl:if>
        <xsl:value-of select="c:message"/>
      </p>
      <xsl:for-each select="c:excerpt[normalize-space()]">
        <pre><code><xsl:value-of select="f:excerpt(., ../@column, ../@cut)"/></code></pre>
      </xsl:for-each>
      <xsl:for-each select="c:hint[normalize-space()]">
        <p class="hint"><xsl:value-of select="."/></p>
      </xsl:for-each>
    </li>
  </xsl:template>

  <!-- Returns a line of a source, of a very long one what stands around a column; so many characters before it may
       have been cut off. -->
  <xsl:function name="f:excerpt" as="xs:string">
    <xsl:param name="line" as="xs:string"/>
    <xsl:param name="column" as="xs:string?"/>
    <xsl:param name="cut" as="xs:string?"/>
    <xsl:variable name="before" as="xs:integer" select="xs:integer(($cut[. castable as xs:integer], 0)[1])"/>
    <xsl:variable name="start" as="xs:integer"
        select="max((1, xs:integer(($column[. castable as xs:integer], 1)[1]) - $before - 80))"/>
    <xsl:sequence select="
        if (string-length($line) le 240) then replace($line, '^\s+', '')
        else ('…'[$start + $before gt 1] || substring($line, $start, 240) || '…'[string-length($line) gt $start + 240])"/>
  </xsl:function>

  <!-- In place of a document that cannot be read, in a draft: why. -->
  <xsl:template match="/" mode="m:unreadable" as="element()">
    <xsl:variable name="file" as="xs:string" select="string(c:context/c:finding[1]/@file)"/>
    <html xsl:use-attribute-sets="f:interface">
      <xsl:call-template name="f:head">
        <xsl:with-param name="title" select="f:label-with('unreadable', map{'file': $file})"/>
      </xsl:call-template>
      <body>
        <xsl:call-template name="f:masthead">
          <xsl:with-param name="current" select="'documents'"/>
        </xsl:call-template>
        <main id="ui-main">
          <header class="title">
            <h1><xsl:value-of select="f:label-with('unreadable', map{'file': $file})"/></h1>
          </header>
          <p><xsl:value-of select="f:label('unreadable.why')"/></p>
          <ul class="findings">
            <xsl:apply-templates select="c:context/c:finding" mode="m:finding"/>
          </ul>
        </main>
        <xsl:call-template name="f:footer"/>
      </body>
    </html>
  </xsl:template>

</xsl:stylesheet>
